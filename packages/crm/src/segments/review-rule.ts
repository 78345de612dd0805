import { fieldOf, type Group, positiveOf, predicatesOf, type Rule, RuleError, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { readFilter } from "./check-rule.ts";
import { definitionsOf } from "./definitions.ts";
import { leaveOut } from "./leave-out.ts";
import { membersOfAll } from "./membership.ts";
import { checkedPlan } from "./prepare.ts";
import type { PartCount } from "./preview-rule.ts";
import { readSegmentRows } from "./segment-item.ts";

/** What a rule's author may want to know besides who matches. */
export interface RuleReview {
  /** The segments, other than the archived ones, whose rule asks the same now. */
  readonly same: readonly { readonly id: number; readonly name: string }[];
  /** How many would match without each predicate; absent for those beside which there is nothing in their group. */
  readonly without: readonly PartCount[];
  /** How many each value of a list finds by itself, by its path `rules[0].value[1]`. */
  readonly values: readonly PartCount[];
}

/** Of larger rules and longer lists nobody reads how much each part matters, and each takes a count. */
const MOST_PREDICATES = 20;
const MOST_VALUES = 20;

/**
 * Looks a sound rule over that is not saved, or is that of `segmentId`, which is then not among those that ask the same.
 * Throws INVALID where it can't be evaluated.
 */
export async function reviewRule(context: Context, input: unknown, segmentId?: number): Promise<RuleReview> {
  const rule = readFilter(input);
  const parts = [...leftOut(rule), ...singled(rule)];
  const [answers, same] = await Promise.all([
    membersOfAll(context, [{ rule }, ...parts.map((part) => ({ rule: part.rule }))]),
    sameAs(context, rule, segmentId),
  ]);
  const [whole, ...counted] = answers;
  if (!whole || whole instanceof CrmError) throw whole;
  const counts = counted.flatMap((answer, index) => {
    const path = parts[index]?.path;
    return path === undefined || answer instanceof CrmError ? [] : [{ path, count: answer.ids.size }];
  });
  const isValue = ({ path }: PartCount) => path.includes(".value[");
  return { same, without: counts.filter((one) => !isValue(one)), values: counts.filter(isValue) };
}

interface Part {
  readonly path: string;
  readonly rule: Group;
}

function leftOut(rule: Rule): Part[] {
  const predicates = [...predicatesOf(rule)];
  if (predicates.length > MOST_PREDICATES) return [];
  return predicates.flatMap(({ path, predicate }) => {
    const rest = leaveOut(rule, predicate);
    return rest ? [{ path, rule: rest }] : [];
  });
}

function singled(rule: Rule): Part[] {
  const found = [...predicatesOf(rule)].flatMap(({ path, predicate }) => {
    const { operators } = fieldOf(predicate.field);
    const operator = operators[predicate.operator];
    const { editor } = positiveOf(operators, predicate.operator).value;
    const { value } = predicate;
    if (editor.type !== "options" || !Array.isArray(value) || value.length < 2) return [];
    const positive = operator?.polarity === "positive" ? predicate.operator : operator?.of;
    return value.map((one, index) => ({
      path: `${path}.value[${index}]`,
      rule: { combinator: "and", rules: [{ ...predicate, operator: positive, value: [one] }] } as Group,
    }));
  });
  return found.length > MOST_VALUES ? [] : found;
}

/** By the keys of their plans, which are the same for rules that differ in order or repetition only. */
async function sameAs(
  context: Context,
  rule: Rule,
  segmentId: number | undefined,
): Promise<RuleReview["same"]> {
  const rows = await readSegmentRows(context, sql`order by name_key, id`);
  const definitions = await definitionsOf(context, rows);
  const keyOf = (one: Group) => {
    try {
      return checkedPlan(context, one, definitions).key;
    } catch (error) {
      // A broken segment is the same as no other.
      if (error instanceof RuleError) return undefined;
      throw error;
    }
  };
  const key = keyOf(rule);
  if (key === undefined) return [];
  return rows
    .filter((row) => row.rule && row.archivedAt === null && row.id !== segmentId && keyOf(row.rule) === key)
    .map(({ id, name }) => ({ id, name }));
}
