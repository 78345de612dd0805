import { fieldOf, type Group, positiveOf, predicatesOf, type Rule, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { run } from "../run.ts";
import { readFilter } from "./check-rule.ts";
import { membersOfAll } from "./membership.ts";
import { prepare } from "./prepare.ts";
import type { PartCount } from "./rule-figures.ts";

/** What a rule's author may want to know besides who matches. */
export interface RuleReview {
  /** The segments, other than the archived ones, whose rule asks the same now. */
  readonly same: readonly { readonly id: number; readonly name: string }[];
  /** How many each value of a list finds by itself, by its path `rules[0].value[1]`. */
  readonly values: readonly PartCount[];
}

/** Of longer lists nobody reads how much each value finds, and each takes a count. */
const MOST_VALUES = 20;

/**
 * Looks a sound rule over that is not saved, or is that of `segmentId`, which is then not among those that ask the same.
 * Throws INVALID where it can't be evaluated.
 */
export async function reviewRule(context: Context, input: unknown, segmentId?: number): Promise<RuleReview> {
  const rule = readFilter(input);
  const values = valuesOf(rule);
  const [[whole, ...counted], same] = await Promise.all([
    membersOfAll(context, [{ rule }, ...values.map((value) => ({ rule: value.rule }))]),
    sameAs(context, rule, segmentId),
  ]);
  if (!whole || whole instanceof CrmError) throw whole;
  return {
    same,
    values: counted.flatMap((answer, index) => {
      const path = values[index]?.path;
      return path === undefined || answer instanceof CrmError ? [] : [{ path, count: answer.ids.size }];
    }),
  };
}

interface Part {
  readonly path: string;
  readonly rule: Group;
}

/** A rule for each value of each list. */
function valuesOf(rule: Rule): Part[] {
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
  const rows = await run<{ id: number; name: string }>(
    context,
    sql`
      select id, name from segment
      where org_id = ${context.orgId} and type = 'dynamic' and archived_at is null and id <> ${segmentId ?? 0}::int
      order by name_key, id`,
  );
  const questions = rows.map(({ id }) => ({ segmentId: id }));
  const [own, ...others] = await prepare(context, [{ rule }, ...questions], false);
  if (!own || own instanceof CrmError) return [];
  return rows.filter((_, index) => {
    const other = others[index];
    // A broken segment is the same as no other.
    return other && !(other instanceof CrmError) && other.plan.key === own.plan.key;
  });
}
