import { describe, type Rule, referencesOf, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { namesFrom, type OptionName, optionNames } from "../options/option-names.ts";
import { run } from "../run.ts";
import { loadDefinitions } from "./definitions.ts";
import type { SegmentDetail } from "./get-segment.ts";
import { readSegmentRows } from "./segment-item.ts";
import { refuseStatic } from "./store.ts";
import { updateSegment } from "./update-segment.ts";

/** A rule that a segment has had. */
export interface RuleVersion {
  readonly revision: number;
  readonly rule: Rule;
  /** In words. */
  readonly sentence: string;
  /** Why it could not be put back as it is: it names what is no longer there. */
  readonly problem: string | null;
  /** ISO 8601 */
  readonly at: string;
  /** A person, or a key (then the id is null); null where nobody was written down. */
  readonly author: { readonly id: number | null; readonly name: string } | null;
  /** The revision whose rule was put back by this one. */
  readonly restoredFrom: number | null;
  /** How many joined and left when it was saved; null for the first one, and where that could not be known. */
  readonly joined: number | null;
  readonly left: number | null;
}

export interface RuleVersionPage {
  readonly versions: readonly RuleVersion[];
  /** The names of all that they name and that there is. */
  readonly names: readonly OptionName[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

type Row = Omit<RuleVersion, "sentence" | "problem" | "author"> & {
  readonly authorId: number | null;
  readonly authorName: string | null;
};

/** Every rule that a dynamic segment has had, the newest (which is the present one) first. Throws NOT_FOUND. */
export async function listRuleVersions(
  context: Context,
  segmentId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<RuleVersionPage> {
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  const found = await readVersions(context, segmentId, { before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const rules = page.map(({ rule }) => rule);
  const [names, definitions] = await Promise.all([
    optionNames(context, rules.flatMap(referencesOf)),
    loadDefinitions(context, rules),
  ]);
  return {
    versions: page.map(({ authorId, authorName, ...version }) => ({
      ...version,
      sentence: describe(version.rule, { names: namesFrom(names) }),
      problem: definitions.issuesOf(version.rule)[0]?.message ?? null,
      author: authorName === null ? null : { id: authorId, name: authorName },
    })),
    names,
    before: found.length > limit ? (page.at(-1)?.revision ?? null) : null,
  };
}

/**
 * Gives a segment a rule back that it has had, as a new revision. Throws what saving that rule would: INVALID (it names
 * what is no longer there), CONFLICT (somebody saved since `ruleRevision`), WRONG_TYPE; and NOT_FOUND (the segment, the
 * revision).
 */
export async function restoreRuleVersion(
  context: Context,
  segmentId: number,
  {
    revision,
    ...edit
  }: {
    readonly revision: number;
    readonly ruleRevision?: number | undefined;
    readonly announce?: boolean | undefined;
  },
): Promise<SegmentDetail> {
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  refuseStatic(segment);
  const [version] = await readVersions(context, segmentId, { before: revision + 1, limit: 1 });
  if (version?.revision !== revision) {
    throw new CrmError("NOT_FOUND", `“${segment.name}” has no revision ${revision} of its rule.`);
  }
  return updateSegment(context, segmentId, { ...edit, rule: version.rule, restoredFrom: revision });
}

function readVersions(
  context: Context,
  segmentId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<Row[]> {
  return run<Row>(
    context,
    sql`
      select v.revision, v.rule, ${iso(sql`v.at`)} as at, v.author_id as "authorId", coalesce(p.name, v.author_name) as "authorName",
        v.restored_from as "restoredFrom", v.joined, v."left"
      from segment_rule_version v left join person p on p.id = v.author_id
      where v.org_id = ${context.orgId} and v.segment_id = ${segmentId}::int ${before ? sql`and v.revision < ${before}::int` : sql``}
      order by v.revision desc limit ${limit}::int`,
  );
}
