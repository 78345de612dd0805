import { type Sql, sql } from "../sql.ts";
import { noValue } from "../values/plain.ts";
import type { OptionsType } from "../values/value-type.ts";
import { type Asked, isSubset, never } from "./bearing.ts";
import { type Entry, every, negative, positive, type View } from "./kind.ts";
import { holdsAnyOf } from "./lists.ts";

type Fact = readonly number[];

interface SetField extends Entry<Fact> {
  /** The table of (org_id, option, customer_id) and its option column. */
  readonly table: Sql;
  readonly column: Sql;
  readonly value: OptionsType<number>;
}

/** Any number of options at once. */
export function set({ table, column, value, ...entry }: SetField) {
  return {
    ...entry,
    kind: "set" as const,
    operators: {
      containsAnyOf: positive({
        label: "contains any of",
        wording: { line: { words: "has any of", one: "has", also: ["contains"] } },
        value,
        facets: (options: number[]) => options.map((option) => `${entry.facet}:${option}`),
        set: (org, options: number[]) =>
          sql`select customer_id as id from ${table} where org_id = ${org} and ${column} = any(${options}::int[])`,
        test: holdsAnyOf,
      }),
      containsAllOf: every("containsAnyOf", "contains all of", { line: { words: "has all of" } }),
      containsNoneOf: negative("containsAnyOf", "contains none of", {
        line: { words: "has none of", also: ["does not contain"] },
      }),
      isSet: positive({
        label: "is set",
        value: noValue,
        set: (org) =>
          sql`select c.id from customer c where c.org_id = ${org} and exists (select from ${table} t where t.org_id = c.org_id and t.customer_id = c.id)`,
        test: () => (fact: Fact) => fact.length > 0,
      }),
      isNotSet: negative("isSet", "is not set"),
    },
    bearing: { implies: (a: Asked, b: Asked) => isSubset(a.value, b.value), excludes: never },
    fact: {
      select: sql`array(select t.${column} from ${table} t where t.org_id = c.org_id and t.customer_id = c.id order by 1)`,
      read: (raw: unknown) => raw as Fact,
      describe: (fact: Fact, { names, locale }: View) =>
        fact.length === 0 ? `no ${value.editor.source}` : value.describe([...fact], names, locale).text,
    },
  };
}
