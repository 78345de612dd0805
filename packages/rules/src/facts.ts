import { type FieldName, type Fields, fieldOf, fields } from "./fields.ts";
import type { FactSource } from "./kinds/kind.ts";
import { joinSql, type Sql, sql } from "./sql.ts";

/**
 * All that a rule may ask of one customer: per field of the catalogue what is known, in JSON's own types. Dates are
 * milliseconds since 1970-01-01T00:00Z, null for never; texts are as the customer has them, not folded.
 */
export type Facts = {
  readonly [F in FieldName]: Fields[F]["fact"] extends FactSource<infer Fact> ? Fact : never;
};

/**
 * One row per given customer of the organization that exists: `id`, and a column per field. See {@link readFacts}. Where
 * `past` is given, the facts are those for rules that ask for the past of these segments alone: much is remembered, and
 * seldom asked for.
 */
export function factsQuery(org: number, customerIds: readonly number[], past?: readonly number[]): Sql {
  const selectOf = ({ select, selectPast }: FactSource<unknown>) =>
    past && selectPast ? selectPast(past) : select;
  const columns = fieldNames.map(
    (name) => sql`${selectOf(fieldOf(name).fact)} as ${{ strings: [`"${name}"`], values: [] }}`,
  );
  return sql`select c.id, ${joinSql(columns, ", ")} from customer c where c.org_id = ${org} and c.id = any(${[...customerIds]}::int[]) order by c.id`;
}

/** A row of {@link factsQuery} made facts. */
export function readFacts(row: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(fieldNames.map((name) => [name, fieldOf(name).fact.read(row[name])])) as Facts;
}

/** The names of the catalogue's fields, in its order. */
export const fieldNames = Object.keys(fields) as FieldName[];
