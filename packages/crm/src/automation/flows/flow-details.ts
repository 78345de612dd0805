import { nameKey, parseRuleOrThrow, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { asCrmError, CrmError } from "../../errors.ts";
import { readSegmentName } from "../../segments/segment-name.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { isVisible } from "../../visible.ts";
import { type FlowDefinition, type FlowStep, MOST_STEPS } from "./definition.ts";
import { asSentence, flowIssues } from "./flow-issues.ts";

const LONGEST_NAME = 200;

export interface FlowName {
  readonly name: string;
  readonly key: string;
}

/** Reads an automation's name. Throws INVALID. */
export function readFlowName(input: string): FlowName {
  const name = input.trim().replace(/\s+/gu, " ");
  const key = nameKey(name);
  if (!isVisible(name) || key === "" || /[\p{Cc}\p{Cs}]/u.test(name)) {
    throw new CrmError("INVALID", "An automation needs a name.");
  }
  if ([...name].length > LONGEST_NAME) {
    throw new CrmError("INVALID", `An automation’s name can have at most ${LONGEST_NAME} characters.`);
  }
  return { name, key };
}

/** The error for a name that another automation has. */
export function flowNameTaken({ name }: FlowName): CrmError {
  return new CrmError("CONFLICT", `There is already an automation called “${name}”.`);
}

/** What a definition looks like before its rules have been read. */
export interface GivenDefinition extends Omit<FlowDefinition, "steps"> {
  readonly steps: readonly (
    | Exclude<FlowStep, { kind: "condition" }>
    | { readonly kind: "condition"; readonly rule?: unknown }
  )[];
}

/**
 * Reads a definition that is to be saved. Throws INVALID with everything that is wrong, and where. What it finds holds until
 * the transaction ends only under the lock `references`.
 */
export async function readDefinition(write: Write, given: GivenDefinition): Promise<FlowDefinition> {
  if (given.steps.length > MOST_STEPS) {
    throw new CrmError("INVALID", `An automation can have at most ${MOST_STEPS} steps.`);
  }
  const definition = { ...given, steps: given.steps.map(readStep) };
  const issues = await flowIssues(write.context, definition);
  const [first] = issues;
  if (first) {
    throw new CrmError("INVALID", `This automation can’t be saved: ${first.message}`, { issues });
  }
  return definition;
}

function readStep(step: GivenDefinition["steps"][number], index: number): FlowStep {
  if (step.kind === "exitCooldown") {
    const { name } = readSegmentName(cooldownName(step.reason));
    return { kind: "exitCooldown", reason: name.slice(cooldownName("x").length - 1) };
  }
  if (step.kind !== "condition") return step;
  try {
    return { kind: "condition", rule: parseRuleOrThrow(step.rule) };
  } catch (error) {
    throw asCrmError(error, "INVALID", `Step ${index + 1} can’t be saved`);
  }
}

/** Throws INVALID where it can’t be turned on as it is. */
export async function refuseUnfit(write: Write, name: string, definition: FlowDefinition): Promise<void> {
  const issues = await flowIssues(write.context, definition);
  const [first] = issues;
  if (first) {
    throw new CrmError("INVALID", `“${name}” can’t be turned on. ${asSentence(first.message)}`, { issues });
  }
  if (definition.steps.length === 0) {
    throw new CrmError("INVALID", `“${name}” has no steps yet: add one before turning it on.`);
  }
}

export async function insertVersion(
  write: Write,
  flowId: number,
  revision: number,
  definition: FlowDefinition,
): Promise<void> {
  await write.query(sql`
    insert into flow_version (org_id, flow_id, revision, definition)
    values (${write.context.orgId}::int, ${flowId}::int, ${revision}::int, ${JSON.stringify(definition)}::jsonb)`);
}
