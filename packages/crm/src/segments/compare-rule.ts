import { type Rule, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { CustomerRow } from "../customers/customer-row.ts";
import { pageOf } from "../customers/page.ts";
import { CrmError, notFound, type Use } from "../errors.ts";
import { endpointsAboutAll } from "../webhooks/endpoints/endpoints-about-all.ts";
import { checkRule } from "./check-rule.ts";
import { loadAllDefinitions } from "./definitions.ts";
import { differenceOf } from "./difference.ts";
import type { Members } from "./membership.ts";
import type { Receipt } from "./receipt.ts";
import { readSegmentRows } from "./segment-item.ts";
import { refuseArchived, refuseStatic } from "./store.ts";
import { loadUses } from "./where-used.ts";

/** Customers who would join or leave, and the first of them by name. */
export interface Moving {
  readonly count: number;
  readonly rows: readonly CustomerRow[];
}

/** What saving a rule would bring about, all of one moment. */
export interface RuleComparison {
  /** How many are in by the saved rule; null where that can't be evaluated, as `problem` says. */
  readonly before: number | null;
  readonly after: number;
  /** null where the saved rule can't be evaluated: who would be new is not known then. */
  readonly joining: Moving | null;
  readonly leaving: Moving | null;
  readonly problem: string | null;
  /** What refers to the segment at any depth, and so goes by the new rule from the moment it is saved. */
  readonly users: readonly Use[];
  /** Webhooks about all segments: told of who joins and leaves like those that name it, where that is announced. */
  readonly listeners: readonly Use[];
  /** The saved rule that it was compared with. */
  readonly ruleRevision: number;
  /** Of the new rule. */
  readonly receipt: Receipt;
}

/** How many are shown of those who join, and of those who leave. */
const SAMPLE = 5;

/**
 * A rule that is about to be saved against the saved one. Throws what saving it would throw: NOT_FOUND, WRONG_TYPE (a
 * static segment) and INVALID.
 */
export async function compareRule(
  context: Context,
  segmentId: number,
  input: unknown,
): Promise<RuleComparison> {
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  refuseStatic(segment);
  refuseArchived(segment);
  const rule: Rule = await checkRule(context, input, segment);
  const [{ before, after, joining, leaving }, uses, listeners] = await Promise.all([
    differenceOf(context, segmentId, rule),
    loadAllDefinitions(context).then((definitions) => loadUses(context, definitions)),
    endpointsAboutAll(context),
  ]);
  return {
    before: before instanceof CrmError ? null : before.ids.size,
    after: after.ids.size,
    joining: joining && (await movingOf(context, joining)),
    leaving: leaving && (await movingOf(context, leaving)),
    problem: before instanceof CrmError ? before.message : null,
    users: uses.whereUsed(segmentId),
    listeners,
    ruleRevision: before instanceof CrmError ? segment.ruleRevision : (before.receipt.ruleRevision ?? 0),
    receipt: after.receipt,
  };
}

async function movingOf(context: Context, who: Pick<Members, "ids" | "plan">): Promise<Moving> {
  if (who.ids.size === 0) return { count: 0, rows: [] };
  const { rows } = await pageOf(context, who, { sort: "name", direction: "asc", limit: SAMPLE });
  return { count: who.ids.size, rows };
}
