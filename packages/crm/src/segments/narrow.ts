import { type Expression, joinSql, type Plan, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { run } from "../run.ts";

/** A set of up to so many customers leads: the others are asked about these alone. */
const FEW = 1_000;
/** Beyond so many sets, finding out costs more than it saves. */
const MOST_SETS = 16;

/**
 * The sets of a plan within those customers for whom one of its conditions holds, where these are few and others hold for
 * many; undefined where there is no such condition, and whole sets are better, being kept and shared. All in one statement,
 * hence of one moment. What the plan says of customers outside is no by that condition, so combining these sets is exact.
 */
export async function readNarrowed(
  context: Context,
  plan: Plan,
): Promise<ReadonlyMap<string, IdSet> | undefined> {
  const leads = leadsOf(plan);
  const sets = [...plan.sets.values()];
  if (leads.length === 0 || sets.length < 2 || sets.length > MOST_SETS) return undefined;
  const selects = new Map(sets.map(({ key, select }) => [key, select(context.orgId)]));
  const counted = (select: Sql) =>
    sql`(select count(*) from (select from (${select}) s limit ${FEW + 1}::int) few)`;
  const lead = (keys: readonly string[]) =>
    joinSql(
      keys.map((key) => selects.get(key) as Sql),
      " union all ",
    );

  const counts = leads.map((keys, index) => sql`select ${index}::int as i, ${counted(lead(keys))} as n`);
  const largest = joinSql(
    [...selects.values()].map((select) => counted(select)),
    ", ",
  );
  const members = leads.map(
    (keys, index) => sql`select id from (${lead(keys)}) l where (select i from best) = ${index}::int`,
  );
  const branches = [...selects.values()].map(
    (select, index) => sql`
      select ${index}::int, (select string_agg(int4send(s.id), '') from (${select}) s where s.id = any((select ids from led)::int[]))
      where exists (select from best)`,
  );
  const rows = await run<{ i: number; ids: Buffer | null }>(
    context,
    sql`
      with counts as materialized (${joinSql(counts, " union all ")}),
      best as materialized (
        select i from counts where n <= ${FEW}::int and greatest(${largest}) > ${FEW}::int order by n, i limit 1
      ),
      led as materialized (select array(${joinSql(members, " union all ")}) as ids)
      ${joinSql(
        branches.map((branch, index) =>
          index === 0 ? sql`select 0 as i, b.ids from (${branch}) b (i, ids)` : branch,
        ),
        " union all ",
      )}`,
  );
  if (rows.length === 0) return undefined;
  const found = new Map(rows.map(({ i, ids }) => [i, ids ? IdSet.fromInt4(ids) : IdSet.empty]));
  return new Map(sets.map(({ key }, index) => [key, found.get(index) ?? IdSet.empty]));
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
