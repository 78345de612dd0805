import { joinSql, nameKey, nearest, type Reference, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { namedTables } from "./named-tables.ts";
import type { OptionName } from "./option-names.ts";

/** Names of one source. */
export interface WantedNames {
  readonly source: Reference["source"];
  readonly names: readonly string[];
}

/**
 * The tags, companies, users, products and segments that go by these names, all of each: the same apart from case, Unicode
 * form and spaces. For a name that nothing goes by, what was probably meant instead.
 */
export async function optionsNamed(context: Context, wanted: readonly WantedNames[]): Promise<OptionName[]> {
  const keys = new Map<Reference["source"], Set<string>>();
  for (const { source, names } of wanted) {
    const known = keys.get(source) ?? new Set();
    keys.set(source, known);
    for (const name of names) known.add(nameKey(name));
  }
  if (keys.size === 0) return [];
  const { orgId } = context;
  const parts = [...keys.keys()].map((source) => {
    const { from, id, name } = namedTables[source];
    return sql`select ${source}::text as source, ${id} as value, ${name} as label from ${from} where t.org_id = ${orgId}`;
  });
  const rows = await run<Row>(context, joinSql(parts, " union all "));
  // Folding is ours, and not every source keeps its folded names.
  const found = rows.filter(({ source, label }) => keys.get(source)?.has(nameKey(label)));
  return [...found, ...meant(rows, found, keys)];
}

type Row = OptionName & { readonly source: Reference["source"] };

/** More names than this are no typing mistakes. */
const MOST_MEANT = 10;

function meant(
  rows: readonly Row[],
  found: readonly Row[],
  keys: ReadonlyMap<Reference["source"], ReadonlySet<string>>,
): Row[] {
  const known = new Set(found.map(({ source, label }) => `${source}/${nameKey(label)}`));
  const unknown = [...keys].flatMap(([source, names]) =>
    [...names].filter((name) => !known.has(`${source}/${name}`)).map((name) => ({ source, name })),
  );
  return unknown.slice(0, MOST_MEANT).flatMap(({ source, name }) => {
    const others = rows.filter((row) => row.source === source);
    const label = nearest(
      name,
      others.map((row) => row.label),
    );
    return others.filter((row) => row.label === label).slice(0, 1);
  });
}
