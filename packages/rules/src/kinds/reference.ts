import { sql } from "../sql.ts";
import { ids } from "../values/options.ts";
import { type Entry, negative, positive, type View } from "./kind.ts";
import { holdsAnyOf } from "./lists.ts";

/** The static segments a customer is in, and those it is known to have been in. */
interface Fact {
  readonly now: readonly number[];
  readonly ever: readonly number[];
}

const segments = ids("segments");

/** Membership in other segments. Sets and tests speak of static segments; a dynamic one stands for its rule. */
export function reference(entry: Entry<Fact>) {
  const facets = (wanted: number[]) => wanted.map((id) => `${entry.facet}:${id}`);
  return {
    ...entry,
    kind: "reference" as const,
    operators: {
      currentlyIn: positive({
        label: "currently in",
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
      notCurrentlyIn: negative("currentlyIn", "not currently in"),
      everIn: positive({
        label: "ever in",
        value: segments,
        facets,
        dynamic: "unsupported",
        // Who is in has been in, logged or not. The log also remembers customers that are gone.
        set: (org, wanted: number[]) =>
          sql`select customer_id as id from segment_member where org_id = ${org} and segment_id = any(${wanted}::int[]) union all select c.id from customer c where c.org_id = ${org} and c.id in (select l.customer_id from membership_log l where l.org_id = ${org} and l.segment_id = any(${wanted}::int[]) and l.joined)`,
        test: (wanted: number[]) => {
          const isAmong = holdsAnyOf(wanted);
          return (fact: Fact) => isAmong(fact.now) || isAmong(fact.ever);
        },
      }),
      neverIn: negative("everIn", "never in"),
    },
    fact: {
      select: sql`jsonb_build_object(
        'now', array(select m.segment_id from segment_member m where m.org_id = c.org_id and m.customer_id = c.id),
        'ever', array(select distinct l.segment_id from membership_log l where l.org_id = c.org_id and l.customer_id = c.id and l.joined))`,
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
