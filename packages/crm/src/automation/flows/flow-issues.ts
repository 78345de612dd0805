import { nameKey, RuleError, type RuleIssue } from "@segments/rules";
import type { Context } from "../../context.ts";
import { type Definitions, loadDefinitions } from "../../segments/definitions.ts";
import { checkedPlan } from "../../segments/prepare.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { type FlowDefinition, type FlowStep, waitOf } from "./definition.ts";
import { type NamedSegment, readDynamicCooldowns, readNamedSegments, readNamedTags } from "./named-things.ts";

const LONGEST_WAIT = 366 * 86_400_000;

/** What keeps an automation from doing its work, and where: `steps[1].tagId`. Of one moment only under the lock `references`. */
export async function flowIssues(context: Context, definition: FlowDefinition): Promise<RuleIssue[]> {
  const [issues = []] = await issuesOfFlows(context, [definition]);
  return issues;
}

/** As {@link flowIssues} for several, in their order, from one reading of all that they name. */
export async function issuesOfFlows(
  context: Context,
  flows: readonly FlowDefinition[],
): Promise<RuleIssue[][]> {
  const rules = flows
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === "condition" ? [step.rule] : []));
  // One after the other: within a transaction all reads share one connection.
  const named: Named = {
    segments: await readNamedSegments(context, flows),
    tags: await readNamedTags(context, flows),
    cooldowns: await readDynamicCooldowns(context, flows),
    definitions: await loadDefinitions(context, rules),
  };
  return flows.map((flow) => issuesOf(context, flow, named));
}

/** What automations name, as it is now. */
interface Named {
  readonly segments: ReadonlyMap<number, NamedSegment>;
  readonly tags: ReadonlyMap<number, string>;
  readonly cooldowns: ReadonlySet<string>;
  readonly definitions: Definitions;
}

function issuesOf(
  context: Context,
  { trigger, steps }: FlowDefinition,
  { segments, tags, cooldowns, definitions }: Named,
): RuleIssue[] {
  const found: RuleIssue[] = [];
  const report = (path: string, message: string | undefined) => {
    if (message !== undefined) found.push({ path, code: "missing", message });
  };
  if (trigger.kind !== "inbound") report("trigger.segmentId", segmentProblem(segments, trigger.segmentId));
  for (const [index, step] of steps.entries()) {
    const at = `steps[${index}]`;
    if (step.kind === "addToSegment")
      report(`${at}.segmentId`, segmentProblem(segments, step.segmentId, true));
    if (step.kind === "addTag" || step.kind === "removeTag") report(`${at}.tagId`, tags.get(step.tagId));
    if (step.kind === "condition") found.push(...conditionIssues(context, step, at, definitions));
    if (step.kind === "wait" && waitOf(step.for) > LONGEST_WAIT) {
      report(`${at}.for`, "a wait can last at most 366 days");
    }
    if (step.kind === "exitCooldown" && cooldowns.has(nameKey(cooldownName(step.reason)))) {
      report(
        `${at}.reason`,
        `“${cooldownName(step.reason)}” is a dynamic segment: its rule decides who is in it. Use another reason`,
      );
    }
    if (step.kind === "exitCooldown" && index < steps.length - 1) {
      report(at, "“Exit — Cooldown” ends the automation: nothing can come after it");
    }
  }
  return found;
}

/** Of steps of which each can stand alone: what keeps this one from doing its work now, as a sentence. */
export async function stepProblem(context: Context, step: FlowStep): Promise<string | undefined> {
  const alone: FlowDefinition = { trigger: { kind: "inbound" }, again: false, steps: [step] };
  const [first] = await flowIssues(context, alone);
  return first && asSentence(first.message);
}

export function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;
}

function conditionIssues(
  context: Context,
  { rule }: Extract<FlowStep, { kind: "condition" }>,
  at: string,
  definitions: Definitions,
): RuleIssue[] {
  try {
    checkedPlan(context, rule, definitions);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return error.issues.map((issue) => ({
      ...issue,
      path: `${at}.rule${issue.path === "" ? "" : `.${issue.path}`}`,
    }));
  }
}

function segmentProblem(
  segments: ReadonlyMap<number, NamedSegment>,
  id: number,
  isStatic = false,
): string | undefined {
  const segment = segments.get(id);
  if (!segment) return `there is no segment ${id}`;
  if ("gone" in segment) return `the segment “${segment.gone}” no longer exists`;
  if (segment.archivedAt) return `the segment “${segment.name}” is archived`;
  if (isStatic && segment.type === "dynamic") {
    return `“${segment.name}” is dynamic: its rule decides who is in it. Use a static segment`;
  }
  return undefined;
}
