import {
  type Group,
  joinSql,
  missingReferences,
  type Reference,
  type RuleIssue,
  referencesOf,
  sql,
} from "@segments/rules";
import type { Context } from "../context.ts";
import { namedTables } from "../options/named-tables.ts";
import { run } from "../run.ts";

type Named = Exclude<Reference["source"], "segments">;

/** What a rule names that is not there: one statement for any number of rules. */
export interface Missing {
  has(reference: Reference): boolean;
  /** What it was called, where it was ever there. */
  lastName(reference: Reference): string | undefined;
}

/** Looks which of the tags, companies, products and users that rules name don't exist (segments: see definitions.ts). */
export async function findMissing(context: Context, rules: readonly Group[]): Promise<Missing> {
  const wanted = new Map<Named, Set<number>>();
  for (const { source, id } of rules.flatMap(referencesOf)) {
    if (source === "segments") continue;
    const ids = wanted.get(source);
    if (ids) ids.add(id);
    else wanted.set(source, new Set([id]));
  }
  const names = new Map<string, string | undefined>();
  if (wanted.size > 0) {
    const { orgId } = context;
    const parts = [...wanted].map(([source, ids]) => {
      const { from, id } = namedTables[source];
      return sql`
        select ${source}::text as source, w.id, d.name from unnest(${[...ids]}::int[]) as w(id)
        left join tombstone d on d.org_id = ${orgId} and d.source = ${source} and d.id = w.id
        where not exists (select from ${from} where t.org_id = ${orgId} and ${id} = w.id)`;
    });
    const rows = await run<{ source: Named; id: number; name: string | null }>(
      context,
      joinSql(parts, " union all "),
    );
    for (const { source, id, name } of rows) names.set(`${source}/${id}`, name ?? undefined);
  }
  return {
    has: ({ source, id }) => names.has(`${source}/${id}`),
    lastName: ({ source, id }) => names.get(`${source}/${id}`),
  };
}

/** An issue for each place where the rule names something missing, other than segments. */
export function missingIssues(rule: Group, missing: Missing): RuleIssue[] {
  return missingReferences(rule, (reference) => !missing.has(reference), missing.lastName);
}
