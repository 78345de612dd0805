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
  const { trigger, steps } = definition;
  const rules = steps.flatMap((step) => (step.kind === "condition" ? [step.rule] : []));
  const [segments, tags, cooldowns, definitions] = await Promise.all([
    readNamedSegments(context, definition),
    readNamedTags(context, definition),
    readDynamicCooldowns(context, definition),
    loadDefinitions(context, rules),
  ]);
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
