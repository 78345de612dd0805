import {
  countryName,
  joinSql,
  languageName,
  type Names,
  type Reference,
  type Source,
  sql,
} from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { namedTables } from "./named-tables.ts";

export interface OptionName {
  readonly source: Source;
  readonly value: number | string;
  readonly label: string;
}

/** The names of these tags, companies, users, products and segments of the organization; those it has not are left out. */
export async function optionNames(context: Context, references: readonly Reference[]): Promise<OptionName[]> {
  const wanted = new Map<Reference["source"], Set<number>>();
  for (const { source, id } of references) wanted.set(source, (wanted.get(source) ?? new Set()).add(id));
  if (wanted.size === 0) return [];
  const parts = [...wanted].map(([source, ids]) => {
    const { from, id, name } = namedTables[source];
    return sql`select ${source}::text as source, ${id} as value, ${name} as label from ${from} where t.org_id = ${context.orgId} and ${id} = any(${[...ids]}::int[])`;
  });
  return run<OptionName>(context, joinSql(parts, " union all "));
}

/** Names for sentences: those that were read, and those of countries and languages. */
export function namesFrom(options: readonly OptionName[]): Names {
  const known = new Map(options.map(({ source, value, label }) => [`${source}/${value}`, label]));
  return (source, value) => {
    if (source === "countries") return countryName(String(value));
    if (source === "languages") return languageName(String(value));
    return known.get(`${source}/${value}`);
  };
}
