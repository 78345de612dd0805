import { type Sql, sql } from "../sql.ts";
import { ids } from "../values/options.ts";
import { type Asked, isSubset, never } from "./bearing.ts";
import { type Entry, negative, positive, type View } from "./kind.ts";
import { holdsAnyOf } from "./lists.ts";

/** The static segments a customer is in, and the segments of both types that it is known to have been in. */
interface Fact {
  readonly now: readonly number[];
  readonly ever: readonly number[];
}

const segments = ids("segments");

/** Of `customer c`; `among` narrows those it is known to have been in, `e`. */
function placesOf(among: Sql): Sql {
  return sql`jsonb_build_object(
    'now', array(select m.segment_id from segment_member m where m.org_id = c.org_id and m.customer_id = c.id),
    'ever', array(
      select e.segment_id from membership_log e where e.org_id = c.org_id and e.customer_id = c.id and e.joined${among}
      union
      select e.segment_id from segment_bitmap e
      where e.org_id = c.org_id and e.kind = 'ever' and e.block = c.id >> 15${among} and (
        (c.id & 32767)::smallint = any(e.few) or
        case when (c.id & 32767) < 8 * length(e.bits) then get_bit(e.bits, c.id & 32767) = 1 end
      )))`;
}

/**
 * Membership in other segments. Of a dynamic one the present is its rule, which becomes part of the plan; sets and tests
 * speak of the static ones, and of the past that the membership ledger remembers of both: who joined, and who was in when
 * it began to look (`segment_bitmap`: 32,768 customers to a row, as bits or, where they are few, as numbers).
 */
export function reference(entry: Entry<Fact>) {
  const facets = (wanted: number[]) => wanted.map((id) => `${entry.facet}:${id}`);
  const remembered = (wanted: number[]) => wanted.flatMap((id) => [`${entry.facet}:${id}`, `ever:${id}`]);
  return {
    ...entry,
    kind: "reference" as const,
    operators: {
      currentlyIn: positive({
        label: "currently in",
        wording: { line: { also: ["in"] } },
        value: segments,
        facets,
        dynamic: "inline",
        set: (org, wanted: number[]) =>
          sql`select customer_id as id from segment_member where org_id = ${org} and segment_id = any(${wanted}::int[])`,
        test: (wanted: number[]) => {
          const isAmong = holdsAnyOf(wanted);
          return (fact: Fact) => isAmong(fact.now);
        },
      }),
      notCurrentlyIn: negative("currentlyIn", "not currently in", { line: { also: ["not in"] } }),
      everIn: positive({
        label: "ever in",
        value: segments,
        facets: remembered,
        dynamic: "remembered",
        // Who is in has been in, logged or not. The ledger also remembers customers that are gone.
        set: (org, wanted: number[]) => sql`
          select customer_id as id from segment_member where org_id = ${org} and segment_id = any(${wanted}::int[])
          union all
          select c.id from customer c where c.org_id = ${org} and c.id in (
            select l.customer_id from membership_log l where l.org_id = ${org} and l.segment_id = any(${wanted}::int[]) and l.joined
            union all
            select (b.block << 15) + n.place from segment_bitmap b cross join lateral (
              select unnest(b.few)::int as place
              union all
              select g from generate_series(0, 8 * length(b.bits) - 1) g where get_bit(b.bits, g) = 1
            ) n
            where b.org_id = ${org} and b.segment_id = any(${wanted}::int[]) and b.kind = 'ever'
          )`,
        test: (wanted: number[]) => {
          const isAmong = holdsAnyOf(wanted);
          return (fact: Fact) => isAmong(fact.now) || isAmong(fact.ever);
        },
      }),
      neverIn: negative("everIn", "never in"),
    },
    bearing: {
      // Who is in now has been in.
      implies: (a: Asked, b: Asked) =>
        (a.operator === b.operator || b.operator === "everIn") && isSubset(a.value, b.value),
      excludes: never,
    },
    fact: {
      select: placesOf(sql``),
      selectPast: (segmentIds: readonly number[]) =>
        placesOf(sql` and e.segment_id = any(${[...segmentIds]}::int[])`),
      read: (raw: unknown) => raw as Fact,
      describe({ now, ever }: Fact, { names, locale, operator, value }: View) {
        const seen = new Set(operator === "everIn" ? [...now, ...ever] : now);
        const found = [...new Set(value as number[])].filter((id) => seen.has(id));
        if (found.length === 0) return operator === "everIn" ? "never in any" : "in none";
        return `${operator === "everIn" ? "was in" : "in"} ${segments.describe(found, names, locale).text}`;
      },
    },
  };
}
