import { type Rule, RuleError, type RuleIssue, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import type { Definitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";
import { type SpecialSegment, specialOf } from "./special-segments.ts";
import type { SystemSegmentName } from "./system-segments.ts";
import type { Uses } from "./where-used.ts";

export type SegmentType = "static" | "dynamic";

/** A segment as lists show it. Instants are ISO 8601. */
export interface SegmentItem {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly type: SegmentType;
  readonly special: SpecialSegment | null;
  /** `broken`: its rule can't be evaluated; `issues` say why. */
  readonly status: "ok" | "broken";
  readonly issues: readonly RuleIssue[];
  /** How many segments, campaigns, automations and webhooks refer to it, at any depth. */
  readonly usedBy: number;
  /** Counts the saved versions of the rule, from 1; 0 for a static segment. */
  readonly ruleRevision: number;
  readonly createdAt: string;
  /** When its name, rule or (static) members last changed. */
  readonly updatedAt: string;
  readonly archivedAt: string | null;
}

export interface SegmentRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly type: SegmentType;
  readonly system: SystemSegmentName | null;
  readonly rule: Rule | null;
  readonly ruleRevision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
}

/** `where` and what follows it, behind the organization's own condition. */
export function readSegmentRows(context: Context, where: Sql): Promise<SegmentRow[]> {
  return run<SegmentRow>(
    context,
    sql`
      select id, name, description, type, system, rule, rule_revision as "ruleRevision", created_at as "createdAt",
        updated_at as "updatedAt", archived_at as "archivedAt"
      from segment where org_id = ${context.orgId} ${where}`,
  );
}

export function toItem(context: Context, row: SegmentRow, definitions: Definitions, uses: Uses): SegmentItem {
  const { rule, system: _, createdAt, updatedAt, archivedAt, ...rest } = row;
  const issues = rule ? ruleIssues(context, rule, definitions) : [];
  return {
    ...rest,
    special: specialOf(row),
    status: issues.length > 0 ? "broken" : "ok",
    issues,
    usedBy: uses.whereUsed(row.id).length,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

/** What is wrong with a segment's rule; empty where it can be evaluated. */
export function ruleIssues(context: Context, rule: Rule, definitions: Definitions): readonly RuleIssue[] {
  try {
    checkedPlan(context, rule, definitions);
    return [];
  } catch (error) {
    if (error instanceof RuleError) return error.issues;
    throw error;
  }
}
