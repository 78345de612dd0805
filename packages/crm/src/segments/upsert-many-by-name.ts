import { nameKey, sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { type Cause, change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { setArchived } from "./archive-segment.ts";
import { readSegmentRows } from "./segment-item.ts";
import { readSegmentName, type SegmentName } from "./segment-name.ts";

export interface UpsertedSegment {
  /** As it is stored: the first spelling wins. */
  readonly name: string;
  readonly id: number;
  /** False where it was there already, or where an earlier of the names created it. */
  readonly created: boolean;
}

/**
 * The static segments with these names, created where they are missing; one answer per name, in their order. Idempotent,
 * also when several callers do it at once. Names are trimmed and compared without case. An archived segment counts as
 * there and is restored, since customers are about to be added to it. Throws INVALID (a name), and CONFLICT naming the
 * dynamic segments among them: then nothing is created.
 */
export function upsertManyByName(
  context: Context,
  names: readonly string[],
  cause: Cause = "automation",
): Promise<UpsertedSegment[]> {
  return change(context, cause, (write) => upsertManyWithin(write, names));
}

/** {@link upsertManyByName} in a transaction that does more. */
export async function upsertManyWithin(write: Write, names: readonly string[]): Promise<UpsertedSegment[]> {
  const wanted = names.map(readSegmentName);
  const distinct = new Map<string, SegmentName>();
  for (const one of wanted) if (!distinct.has(one.key)) distinct.set(one.key, one);
  if (distinct.size === 0) return [];
  // One order for everybody, so that two callers wait for each other instead of for ever.
  const inOrder = [...distinct.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const keys = inOrder.map(({ key }) => key);
  const { orgId, actorId } = write.context;

  const inserted = await write.query<{ id: number }>(sql`
    insert into segment (org_id, name, name_key, type, created_by_id)
    select ${orgId}::int, n.name, n.key, 'static', ${actorId}::int
    from unnest(${inOrder.map(({ name }) => name)}::text[], ${keys}::text[]) as n(name, key)
    on conflict (org_id, name_key) do nothing
    returning id`);
  const found = await readSegmentRows(write.context, sql`and name_key = any(${keys}::text[])`);
  const dynamic = found.filter(({ type }) => type === "dynamic").map(({ name }) => `“${name}”`);
  if (dynamic.length > 0) {
    const [verb, noun] = dynamic.length === 1 ? ["is", "a dynamic segment"] : ["are", "dynamic segments"];
    throw new CrmError(
      "CONFLICT",
      `${dynamic.join(", ")} ${verb} ${noun}: customers can’t be added by hand. Use another name.`,
    );
  }
  for (const segment of found) if (segment.archivedAt) await setArchived(write, segment, false);
  if (inserted.length > 0) await write.record(inserted.map(({ id }) => `segment:${id}`));
  const created = new Set(inserted.map(({ id }) => id));
  const made = found.filter(({ id }) => created.has(id));
  await recordAudit(
    write,
    "segment.create",
    made.map(({ id, name }) => ({ id, name, detail: { type: "static" } })),
  );

  const byKey = new Map(found.map((row) => [nameKey(row.name), row]));
  return wanted.map(({ key }) => {
    const row = byKey.get(key);
    if (!row) throw new TypeError("a segment vanished while it was upserted");
    return { name: row.name, id: row.id, created: created.delete(row.id) };
  });
}
