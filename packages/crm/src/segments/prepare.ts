import { compile, type Group, nextDay, type Plan, type Predicate, RuleError } from "@segments/rules";
import type { Context } from "../context.ts";
import { asCrmError, CrmError, notFound } from "../errors.ts";
import { type Definitions, loadDefinitions } from "./definitions.ts";

/**
 * Who is asked for: all for whom a rule holds; a segment's members, or (said aloud) everyone in the organization; of
 * these only those for whom every one of `where` holds.
 */
export type Question =
  | { readonly rule: Group }
  | { readonly segmentId: number; readonly where?: readonly Group[] | undefined }
  | { readonly everyone: true; readonly where?: readonly Group[] | undefined };

/** A question made ready to be answered. */
export interface Prepared {
  readonly plan: Plan;
  /** null where the question is no saved segment. */
  readonly ruleRevision: number | null;
  /** The moment (ms) it was prepared for. */
  readonly now: number;
}

/**
 * The plan of each question, or why it can't be answered: NOT_FOUND, BROKEN (the stored segment), INVALID (a rule that
 * was handed in). Plans are kept like answers; those that are missing are made from one reading of the definitions.
 */
export async function prepare(
  context: Context,
  questions: readonly Question[],
  fresh: boolean,
): Promise<readonly (Prepared | CrmError)[]> {
  const byKey = new Map(questions.map((question) => [keyOf(question), question]));
  const keys = [...byKey.keys()];
  const answers = await context.services.cache.loadMany<Prepared | CrmError>(
    context.orgId,
    keys.map((key) => ({ key })),
    async (missing, { signal }) => {
      const wanted = missing.map(({ key }) => byKey.get(key) as Question);
      const definitions = await definitionsFor({ ...context, signal }, wanted);
      return wanted.map((question) => toKeep(prepareOne(context, question, definitions), keyOf(question)));
    },
    { fresh, signal: context.signal },
  );
  const prepared = new Map(keys.map((key, index) => [key, answers[index]?.value]));
  const outdated = [...prepared.values()].some((one) => one !== undefined && !holdsAt(one, context));
  if (outdated && !fresh) return prepare(context, questions, true);
  return questions.map((question) => prepared.get(keyOf(question)) as Prepared | CrmError);
}

/** Is a kept plan that of this context's day? */
function holdsAt(prepared: Prepared | CrmError, { now, timeZone }: Context): boolean {
  if (prepared instanceof CrmError || prepared.plan.validUntil === Number.POSITIVE_INFINITY) return true;
  const { validUntil } = prepared.plan;
  return now < validUntil && (prepared.now <= now || nextDay(now, timeZone) === validUntil);
}

function keyOf(question: Question): string {
  if ("rule" in question) return `plan:${JSON.stringify(question.rule)}`;
  const from = "segmentId" in question ? question.segmentId : "everyone";
  return `plan:${from}${question.where?.length ? `:${JSON.stringify(question.where)}` : ""}`;
}

/** A refusal is told to those who asked, and never kept: what is wrong may be put right elsewhere. */
function toKeep(value: Prepared | CrmError, key: string) {
  if (value instanceof CrmError) return { value, bytes: 0, facets: [], validUntil: 0 };
  const { facets, validUntil, key: planKey } = value.plan;
  return { value, bytes: 500 + 2 * key.length + 2 * planKey.length, facets, validUntil };
}

function definitionsFor(context: Context, questions: readonly Question[]): Promise<Definitions> {
  const rules: Group[] = [];
  const open: number[] = [];
  for (const question of questions) {
    if ("rule" in question) rules.push(question.rule);
    else rules.push(...(question.where ?? []));
    if ("segmentId" in question) open.push(question.segmentId);
  }
  return loadDefinitions(context, rules, open);
}

function prepareOne(context: Context, question: Question, definitions: Definitions): Prepared | CrmError {
  try {
    return {
      plan: planOf(context, question, definitions),
      ruleRevision: revisionOf(question, definitions),
      now: context.now,
    };
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
}

function planOf(context: Context, question: Question, definitions: Definitions): Plan {
  if ("rule" in question) return planOfRule(context, question.rule, definitions);
  const itself = "segmentId" in question ? [checkedSegment(context, question.segmentId, definitions)] : [];
  const where = question.where ?? [];
  // Each is checked by itself, so that issues have its paths.
  for (const rule of where) planOfRule(context, rule, definitions);
  return compileWith(context, { combinator: "and", rules: [...itself, ...where] }, definitions);
}

function revisionOf(question: Question, { revisions }: Definitions): number | null {
  return "segmentId" in question ? (revisions.get(question.segmentId) ?? null) : null;
}

/** Being in the segment, as a predicate. Throws NOT_FOUND, and BROKEN where its own rule can't be evaluated. */
function checkedSegment(context: Context, segmentId: number, definitions: Definitions): Predicate {
  const definition = definitions.segments.get(segmentId);
  if (!definition) throw notFound("segment", segmentId);
  const itself: Predicate = { field: "segment", operator: "currentlyIn", value: [segmentId] };
  try {
    if (definition.type === "dynamic") checkedPlan(context, definition.rule, definitions);
    compileWith(context, { combinator: "and", rules: [itself] }, definitions);
    return itself;
  } catch (error) {
    throw asCrmError(error, "BROKEN", `The segment “${definition.name}” can’t be evaluated`);
  }
}

/** Throws INVALID where the rule can't be evaluated. */
function planOfRule(context: Context, rule: Group, definitions: Definitions): Plan {
  try {
    return checkedPlan(context, rule, definitions);
  } catch (error) {
    throw asCrmError(error, "INVALID", "This rule can’t be evaluated");
  }
}

/** Throws RuleError where the rule names what is not there, or can't be compiled. */
export function checkedPlan(context: Context, rule: Group, definitions: Definitions): Plan {
  const issues = definitions.issuesOf(rule);
  if (issues.length > 0) throw new RuleError(issues);
  return compileWith(context, rule, definitions);
}

function compileWith({ now, timeZone }: Context, rule: Group, { segments }: Definitions): Plan {
  return compile(rule, { now, timeZone, segments });
}
