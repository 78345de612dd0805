import { type Expression, joinSql, type Plan, type PredicateSet, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { Builder } from "../id-set/builder.ts";
import { IdSet } from "../id-set/id-set.ts";
import { unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";

/** Beyond so many sets, finding out costs more than it saves. */
const MOST_SETS = 16;

/** A condition that everybody in the answer meets: sets one of which holds for them. */
export interface Lead {
  readonly sets: readonly PredicateSet[];
  /** With more customers than that, it does not lead after all. */
  readonly most: number;
}

/** The conditions that everybody in the answer meets, each as the sets one of which holds; none where none could lead. */
export function leadsOf({ expression, sets }: Plan): (readonly PredicateSet[])[] {
  if (expression.type !== "and" || sets.size < 2 || sets.size > MOST_SETS) return [];
  const setOf = ({ key }: Expression & { readonly type: "set" }) => sets.get(key) as PredicateSet;
  return expression.of.flatMap((member) => {
    if (member.type === "set") return [[setOf(member)]];
    return member.type === "or" && member.of.every(isSet) ? [member.of.map(setOf)] : [];
  });
}

/**
 * The plan's sets within those who meet the leading condition, from one statement, hence of one moment: of everybody else
 * the plan says no by that condition, so that combining them is exact. Undefined where they are more than was thought.
 */
export async function readNarrowed(
  context: Context,
  plan: Plan,
  lead: Lead,
): Promise<ReadonlyMap<string, IdSet> | undefined> {
  const { orgId } = context;
  const sets = [...plan.sets.values()];
  const place = new Map(lead.sets.map(({ key }, index) => [key, index]));
  const among = lead.sets.map(
    ({ select }, index) => sql`select id, ${index}::int as leading from (${select(orgId)}) s`,
  );
  const others = sets.filter(({ key }) => !place.has(key));
  const holds = sets.map((set, index) => {
    const leading = place.get(set.key);
    if (leading !== undefined) return sql`few.leading = ${leading}::int as ${column(index)}`;
    const held = set.where ?? sql`exists (select from (${set.select(orgId)}) s where s.id = few.id)`;
    return sql`${held} as ${column(index)}`;
  });
  const rows = others.some(({ where }) => where)
    ? sql`few join customer c on c.org_id = ${orgId} and c.id = few.id`
    : sql`few`;
  const packed = sets.map(
    (_, index) =>
      sql`encode(string_agg(int4send(id), '') filter (where ${column(index)}), 'base64') as ${column(index)}`,
  );
  const [row] = await run<Record<string, string | null> & { n: number }>(
    context,
    sql`
      with few as materialized (select * from (${joinSql(among, " union all ")}) l limit ${lead.most + 1}::int)
      select (select count(*)::int from few) as n, ${joinSql(packed, ", ")}
      from (select few.id, ${joinSql(holds, ", ")} from ${rows}) h`,
  );
  if (!row || row.n > lead.most) return undefined;
  return new Map(sets.map(({ key }, index) => [key, setOfIds(row[`s${index}`] ?? null)]));
}

function column(index: number): Sql {
  return { strings: [`s${index}`], values: [] };
}

function setOfIds(packed: string | null): IdSet {
  const builder = new Builder();
  builder.add(unpackIds(packed));
  return IdSet.from(builder);
}

function isSet(expression: Expression): expression is Expression & { readonly type: "set" } {
  return expression.type === "set";
}
