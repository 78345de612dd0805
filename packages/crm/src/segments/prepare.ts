import { compile, type Group, nextDay, type Plan, type Predicate, RuleError } from "@segments/rules";
import type { Context } from "../context.ts";
import { asCrmError, CrmError, notFound } from "../errors.ts";
import { type Definitions, loadDefinitions } from "./definitions.ts";

/**
 * Who is asked for: a segment's members (of them, those for whom `within` holds), all for whom a rule holds, or, said
 * aloud, everyone in the organization.
 */
export type Question =
  | { readonly segmentId: number; readonly within?: Group | undefined }
  | { readonly rule: Group }
  | { readonly everyone: true };

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
  if ("everyone" in question) return "plan:everyone";
  if ("rule" in question) return `plan:${JSON.stringify(question.rule)}`;
  return `plan:${question.segmentId}${question.within ? `:${JSON.stringify(question.within)}` : ""}`;
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
    if ("within" in question && question.within) rules.push(question.within);
    if ("segmentId" in question) open.push(question.segmentId);
  }
  return loadDefinitions(context, rules, open);
}

function prepareOne(context: Context, question: Question, definitions: Definitions): Prepared | CrmError {
  const { now } = context;
  try {
    if ("everyone" in question) {
      return {
        plan: compileWith(context, { combinator: "and", rules: [] }, definitions),
        ruleRevision: null,
        now,
      };
    }
    if ("rule" in question) {
      return { plan: planOfRule(context, question.rule, definitions), ruleRevision: null, now };
    }
    return prepareSegment(context, question.segmentId, question.within, definitions);
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
}

function prepareSegment(
  context: Context,
  segmentId: number,
  within: Group | undefined,
  definitions: Definitions,
): Prepared {
  const definition = definitions.segments.get(segmentId);
  if (!definition) throw notFound("segment", segmentId);
  const itself: Predicate = { field: "segment", operator: "currentlyIn", value: [segmentId] };
  let plan: Plan;
  try {
    // A dynamic segment's own rule is checked first, so that issues have its paths.
    if (definition.type === "dynamic") checkedPlan(context, definition.rule, definitions);
    plan = compileWith(context, { combinator: "and", rules: [itself] }, definitions);
  } catch (error) {
    throw asCrmError(error, "BROKEN", `The segment “${definition.name}” can’t be evaluated`);
  }
  if (within) {
    planOfRule(context, within, definitions);
    plan = compileWith(context, { combinator: "and", rules: [itself, within] }, definitions);
  }
  return { plan, ruleRevision: definitions.revisions.get(segmentId) ?? null, now: context.now };
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
