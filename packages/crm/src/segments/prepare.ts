import { compile, type Group, nextDay, type Plan, type Predicate, RuleError } from "@segments/rules";
import type { Context } from "../context.ts";
import { asCrmError, CrmError, notFound } from "../errors.ts";
import type { SnapshotContext } from "../snapshot.ts";
import { type Definitions, loadDefinitions } from "./definitions.ts";

/**
 * Who is asked for: all for whom a rule holds; a segment's members, or (said aloud) everyone in the organization, without
 * a segment's members where one is given; of these only those for whom every one of `where` holds.
 */
export type Question =
  | { readonly rule: Group }
  | { readonly segmentId: number; readonly where?: readonly Group[] | undefined }
  | {
      readonly everyone: true;
      readonly notIn?: number | undefined;
      readonly where?: readonly Group[] | undefined;
    };

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

/** The plan of a question as the context's snapshot has it, past what is kept. Throws NOT_FOUND, BROKEN, INVALID. */
export async function prepareWithin(context: SnapshotContext, question: Question): Promise<Prepared> {
  const [prepared] = await prepareAllWithin(context, [question]);
  return prepared as Prepared;
}

/** As {@link prepareWithin} for several, from one reading of the definitions. */
export async function prepareAllWithin(
  context: SnapshotContext,
  questions: readonly Question[],
): Promise<Prepared[]> {
  const definitions = await definitionsFor(context, questions);
  return questions.map((question) => {
    const prepared = prepareOne(context, question, definitions);
    if (prepared instanceof CrmError) throw prepared;
    return prepared;
  });
}

/** The plans of one question at several moments (ms), from one reading of the definitions. Throws as {@link prepareWithin}. */
export async function prepareMomentsWithin(
  context: SnapshotContext,
  question: Question,
  moments: readonly number[],
): Promise<Plan[]> {
  const definitions = await definitionsFor(context, [question]);
  return moments.map((now) => {
    const prepared = prepareOne({ ...context, now }, question, definitions);
    if (prepared instanceof CrmError) throw prepared;
    return prepared.plan;
  });
}

/** Is a kept plan that of this context's day? */
function holdsAt(prepared: Prepared | CrmError, { now, timeZone }: Context): boolean {
  if (prepared instanceof CrmError || prepared.plan.validUntil === Number.POSITIVE_INFINITY) return true;
  const { validUntil } = prepared.plan;
  return now < validUntil && (prepared.now <= now || nextDay(now, timeZone) === validUntil);
}

function keyOf(question: Question): string {
  if ("rule" in question) return `plan:${JSON.stringify(question.rule)}`;
  const from = "segmentId" in question ? question.segmentId : `everyone but ${question.notIn ?? "nobody"}`;
  return `plan:${from}${question.where?.length ? `:${JSON.stringify(question.where)}` : ""}`;
}

/** A refusal is told to those who asked, and never kept: what is wrong may be put right elsewhere. */
function toKeep(value: Prepared | CrmError, key: string) {
  if (value instanceof CrmError) return { value, bytes: 0, facets: [], validUntil: 0 };
  const { facets: dataFacets, validUntil, key: planKey } = value.plan;
  // A plan depends on the rules of segments, and on whether what a rule names is there: not on the customers.
  const facets = [...dataFacets.filter((facet) => facet.startsWith("segment:")), "options"];
  return { value, bytes: 500 + 2 * key.length + 2 * planKey.length, facets, validUntil };
}

function definitionsFor(context: Context, questions: readonly Question[]): Promise<Definitions> {
  const rules: Group[] = [];
  const open: number[] = [];
  for (const question of questions) {
    if ("rule" in question) rules.push(question.rule);
    else rules.push(...(question.where ?? []));
    if ("segmentId" in question) open.push(question.segmentId);
    if ("everyone" in question && question.notIn !== undefined) open.push(question.notIn);
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

/** Compiles the whole once; only what can't be compiled is looked at part by part, for whom to blame. */
function planOf(context: Context, question: Question, definitions: Definitions): Plan {
  const parts = partsOf(question, definitions);
  try {
    if ("rule" in question) return checkedPlan(context, question.rule, definitions);
    const rules = parts.map(({ member }) => member);
    return checkedPlan(context, { combinator: "and", rules }, definitions);
  } catch (error) {
    for (const part of parts) checkPart(context, part, definitions);
    throw asCrmError(error, "INVALID", UNEVALUABLE);
  }
}

function revisionOf(question: Question, { revisions }: Definitions): number | null {
  return "segmentId" in question ? (revisions.get(question.segmentId) ?? null) : null;
}

/** One of the things that must all hold. */
interface Part {
  readonly member: Group | Predicate;
  /** What has to be sound for it, and has the paths that issues are told with. */
  readonly rule: Group | undefined;
  readonly blame: readonly [code: "INVALID" | "BROKEN", start: string];
}

const UNEVALUABLE = "This rule can’t be evaluated";

/** Throws NOT_FOUND. */
function partsOf(question: Question, definitions: Definitions): Part[] {
  if ("rule" in question) return [handedIn(question.rule)];
  const where = (question.where ?? []).map(handedIn);
  if ("segmentId" in question) return [segmentPart(question.segmentId, "currentlyIn", definitions), ...where];
  if (question.notIn === undefined) return where;
  return [segmentPart(question.notIn, "notCurrentlyIn", definitions), ...where];
}

function handedIn(rule: Group): Part {
  return { member: rule, rule, blame: ["INVALID", UNEVALUABLE] };
}

function segmentPart(
  segmentId: number,
  operator: "currentlyIn" | "notCurrentlyIn",
  { segments }: Definitions,
): Part {
  const definition = segments.get(segmentId);
  if (!definition) throw notFound("segment", segmentId);
  return {
    member: { field: "segment", operator, value: [segmentId] },
    rule: definition.type === "dynamic" ? definition.rule : undefined,
    blame: ["BROKEN", `The segment “${definition.name}” can’t be evaluated`],
  };
}

function checkPart(context: Context, { rule, blame }: Part, definitions: Definitions): void {
  try {
    if (rule) checkedPlan(context, rule, definitions);
  } catch (error) {
    throw asCrmError(error, ...blame);
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
