import { type Reference, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** What those of the ids were called that are deleted, by id. */
export async function lastNames(
  context: Context,
  source: Reference["source"],
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await run<{ id: number; name: string }>(
    context,
    sql`
      select id, name from tombstone
      where org_id = ${context.orgId}::int and source = ${source} and id = any(${[...ids]}::int[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
