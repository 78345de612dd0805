import type { Found } from "@segments/db";
import { type Expression, joinSql, type Plan, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { packIds, unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";

/** A condition that holds for so many customers leads: the other sets are asked about these alone. */
const FEW = 500;
/** Beyond so many sets, finding out costs more than it saves. */
const MOST_SETS = 16;

/** The sets of a plan, whole and hence to be kept and shared; or within the few who meet one of its conditions. */
export interface LedSets {
  readonly narrowed: boolean;
  readonly sets: ReadonlyMap<string, IdSet>;
}

/** Whether the plan has a condition that could lead. */
export function canBeLed(plan: Plan): boolean {
  return plan.sets.size > 1 && plan.sets.size <= MOST_SETS && leadsOf(plan).length > 0;
}

/**
 * Reads all sets of a plan in one statement, hence of one moment. Where one of its conditions holds for few customers and
 * some set for many, all sets are narrowed to these few: of everybody else the plan says no by that condition, so that
 * combining them is exact. PostgreSQL evaluates only the branch of a CASE that is taken, once.
 */
export async function readLed(context: Context, plan: Plan): Promise<LedSets> {
  const sets = [...plan.sets.values()];
  const selects = new Map(sets.map(({ key, select }) => [key, select(context.orgId)]));
  const all = [...selects.values()];
  const counted = (select: Sql) =>
    sql`(select count(*) from (select from (${select}) s limit ${FEW + 1}::int) few)`;
  const isLarge = (select: Sql) => sql`exists (select from (${select}) s offset ${FEW}::int)`;
  const leads = leadsOf(plan).map((keys) =>
    joinSql(
      keys.map((key) => selects.get(key) as Sql),
      " union all ",
    ),
  );

  const counts = leads.map((lead, index) => sql`select ${index}::int as i, ${counted(lead)} as n`);
  const members = leads.map(
    (lead, index) => sql`select id from (${lead}) l where (select i from best) = ${index}::int`,
  );
  const branches = all.map(
    (select, index) => sql`
      select ${index}::int as i, (select i from best) is not null as narrowed, case when (select i from best) is not null
        then (select ${packIds(sql`s.id`)} from (${select}) s where s.id = any((select ids from led)::int[]))
        else (select ${packIds(sql`s.id`)} from (${select}) s) end as ids`,
  );
  const rows = await run<{ i: number; narrowed: boolean; ids: string | null }>(
    context,
    sql`
      with counts as materialized (${joinSql(counts, " union all ")}),
      best as materialized (
        select i from counts where n <= ${FEW}::int and (${joinSql(all.map(isLarge), " or ")}) order by n, i limit 1
      ),
      led as materialized (select array(${joinSql(members, " union all ")}) as ids)
      ${joinSql(branches, " union all ")}`,
  );
  const found = new Map(rows.map(({ i, ids }) => [i, IdSet.fromInt4(unpackIds(ids))]));
  return {
    narrowed: rows[0]?.narrowed ?? false,
    sets: new Map(sets.map(({ key }, index) => [key, found.get(index) ?? IdSet.empty])),
  };
}

/** Sets as the cache takes them. */
export function foundOf({ sets: planned }: Plan, sets: ReadonlyMap<string, IdSet>): Found<IdSet>[] {
  return [...planned.values()].map(({ key, facets, validUntil }) => {
    const value = sets.get(key) ?? IdSet.empty;
    return { value, facets, validUntil, bytes: value.bytes };
  });
}

/** The conditions that everybody in the answer meets, each as the keys of sets one of which holds. */
function leadsOf({ expression }: Plan): (readonly string[])[] {
  if (expression.type !== "and") return [];
  return expression.of.flatMap((member) => {
    if (member.type === "set") return [[member.key]];
    if (member.type === "or" && member.of.every(isSet)) return [member.of.map(({ key }) => key)];
    return [];
  });
}

function isSet(expression: Expression): expression is Expression & { readonly type: "set" } {
  return expression.type === "set";
}
