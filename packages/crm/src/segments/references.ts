import { type Reference, referencesOf, sourceNoun, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError, type Use } from "../errors.ts";
import { loadAllDefinitions } from "./definitions.ts";
import { readSegmentRows } from "./segment-item.ts";

/** The segments that are not archived and whose rule names this tag, company, user, product or segment. */
export async function usesOf(context: Context, { source, id }: Reference): Promise<Use[]> {
  if (source === "segments") return (await loadAllDefinitions(context)).usersOf(id);
  const rows = await readSegmentRows(
    context,
    sql`and rule is not null and archived_at is null order by name_key`,
  );
  return rows
    .filter(
      ({ rule }) => rule !== null && referencesOf(rule).some((one) => one.source === source && one.id === id),
    )
    .map(({ id: segmentId, name }) => ({ kind: "segment", id: segmentId, name }));
}

/** Throws IN_USE with what refers to a segment that is to go. */
export async function refuseInUse(
  context: Context,
  { id, name }: { readonly id: number; readonly name: string },
  verb: "archive" | "delete",
  source: Reference["source"] = "segments",
): Promise<void> {
  const usedBy = await usesOf(context, { source, id });
  if (usedBy.length === 0) return;
  const others = usedBy.length === 1 ? "a segment refers" : `${usedBy.length} segments refer`;
  throw new CrmError("IN_USE", `Can’t ${verb} the ${sourceNoun[source]} “${name}”: ${others} to it.`, {
    usedBy,
  });
}
