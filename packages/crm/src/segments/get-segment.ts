import { describe, type Rule, referencesOf, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { notFound, type Use } from "../errors.ts";
import { namesFrom, type OptionName, optionNames } from "../options/option-names.ts";
import { loadAllDefinitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";
import { readSegmentRows, type SegmentItem, toItem } from "./segment-item.ts";
import { loadUses } from "./where-used.ts";

export interface SegmentDetail extends SegmentItem {
  readonly rule: Rule | null;
  /** The rule in words; null for a static segment. */
  readonly sentence: string | null;
  /** Customers join or leave by time alone: its rule, or one that it refers to, has relative dates. */
  readonly timed: boolean;
  /** The names of all that the rule names and that there is. */
  readonly names: readonly OptionName[];
  /** What refers to it, at any depth: those that name it themselves first. */
  readonly users: readonly Use[];
}

/** One segment with its rule in words. Throws NOT_FOUND. */
export async function getSegment(context: Context, segmentId: number): Promise<SegmentDetail> {
  const [row] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!row) throw notFound("segment", segmentId);
  const definitions = await loadAllDefinitions(context);
  const [uses, names] = await Promise.all([
    loadUses(context, definitions),
    row.rule ? optionNames(context, referencesOf(row.rule)) : [],
  ]);
  const item = toItem(context, row, definitions, uses);
  const sound = item.status === "ok" ? row.rule : null;
  return {
    ...item,
    timed: sound !== null && checkedPlan(context, sound, definitions).validUntil < Number.POSITIVE_INFINITY,
    rule: row.rule,
    sentence: row.rule && describe(row.rule, { names: namesFrom(names) }),
    names,
    users: uses.whereUsed(segmentId),
  };
}
