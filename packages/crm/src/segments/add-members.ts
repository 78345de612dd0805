import type { Sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { insertMembers } from "./member-statements.ts";
import { touchSegment } from "./store.ts";

/**
 * Puts customers, a relation with the column `id`, into a static segment that the caller holds; `kept` as in
 * {@link Write.affect}. Who is in already stays in, and is not logged again. Returns how many came in.
 */
export async function addMembers(
  write: Write,
  segmentId: number,
  customers: Sql,
  kept?: Sql,
): Promise<number> {
  const statement = insertMembers(write.context.orgId, segmentId, customers);
  const added = await write.affectMembers(statement, segmentId, true, kept);
  if (added > 0) await touchSegment(write, segmentId);
  return added;
}
