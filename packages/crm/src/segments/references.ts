import { type Reference, referencesOf, sourceNoun, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError, type Use } from "../errors.ts";
import { readConsumers } from "./consumers.ts";
import { loadAllDefinitions } from "./definitions.ts";
import { readSegmentRows } from "./segment-item.ts";
import { loadUses } from "./where-used.ts";

/**
 * What refers to a segment at any depth; of a tag, company, user or product the segments that are not archived and whose
 * rule names it, and the campaigns and automations that do.
 */
export async function usesOf(context: Context, { source, id }: Reference): Promise<Use[]> {
  if (source === "segments") {
    return (await loadUses(context, await loadAllDefinitions(context))).whereUsed(id);
  }
  const names = (references: readonly Reference[]) =>
    references.some((one) => one.source === source && one.id === id);
  const rows = await readSegmentRows(
    context,
    sql`and rule is not null and archived_at is null order by name_key`,
  );
  const consumers = await readConsumers(context);
  return [
    ...rows
      .filter(({ rule }) => rule !== null && names(referencesOf(rule)))
      .map(({ id: segmentId, name }): Use => ({ kind: "segment", id: segmentId, name })),
    ...consumers
      .filter(({ references }) => names(references))
      .map(({ kind, id: consumerId, name }): Use => ({ kind, id: consumerId, name })),
  ];
}

/** Throws IN_USE with what refers to a segment, tag, … that is to go. */
export async function refuseInUse(
  context: Context,
  { id, name }: { readonly id: number; readonly name: string },
  verb: "archive" | "delete",
  source: Reference["source"] = "segments",
): Promise<void> {
  const usedBy = await usesOf(context, { source, id });
  if (usedBy.length === 0) return;
  const what = listOf(kinds.flatMap((kind) => counted(usedBy, kind)));
  const refer = usedBy.length === 1 ? "refers" : "refer";
  throw new CrmError("IN_USE", `Can’t ${verb} the ${sourceNoun[source]} “${name}”: ${what} ${refer} to it.`, {
    usedBy,
  });
}

const kinds = ["segment", "campaign", "automation", "webhook"] as const satisfies readonly Use["kind"][];

function counted(uses: readonly Use[], kind: Use["kind"]): string[] {
  const count = uses.filter((use) => use.kind === kind).length;
  if (count === 0) return [];
  if (count > 1) return [`${count} ${kind}s`];
  return [`${kind === "automation" ? "an" : "a"} ${kind}`];
}

/** "a segment, 2 campaigns and a webhook" */
function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
