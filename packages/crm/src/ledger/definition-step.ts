import type { Plan, Rule } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import type { SegmentRule } from "../segments/definitions.ts";
import { differences } from "./clock-step.ts";
import { findMembers } from "./find-members.ts";
import type { Checkpoint, LedgerMemory } from "./ledger-memory.ts";
import type { NewCheckpoint, OwnCause, Reset, Transition } from "./round.ts";
import type { Reading, Rulebook } from "./rulebook.ts";
import type { UnobservedChange } from "./unobserved.ts";

export interface DefinitionStep {
  readonly transitions: readonly Transition[];
  readonly resets: readonly Reset[];
  readonly checkpoints: readonly NewCheckpoint[];
  readonly ended: readonly number[];
}

/**
 * Goes over from the rules that the ledger went by so far to those that segments have now. Who is in by that is taken down
 * as a whole, or, where the edit is to be announced, customer by customer.
 */
export async function observeDefinitions(
  context: Context,
  memory: LedgerMemory,
  {
    former,
    current,
    rows,
    changes,
  }: {
    readonly former: Rulebook;
    readonly current: Rulebook;
    readonly rows: readonly SegmentRule[];
    readonly changes: readonly UnobservedChange[];
  },
): Promise<DefinitionStep> {
  const transitions: Transition[] = [];
  const resets: Reset[] = [];
  const checkpoints: NewCheckpoint[] = [];
  const anew = new Map<number, Plan>();
  const kept = new Map<number, Omit<NewCheckpoint, "members" | "ever">>();
  for (const { id, rule, ruleRevision } of rows) {
    const reading = current.readings.get(id);
    if (!reading || !rule) continue;
    const checkpoint = memory.checkpoints.get(id);
    const next = checkpointOf(id, rule, ruleRevision, reading, checkpoint);
    if (reading.problem === undefined && reading.plan.key !== knownBy(former, checkpoint))
      anew.set(id, reading.plan);
    if (anew.has(id) || !checkpoint || !isSame(checkpoint, next)) kept.set(id, next);
  }
  const ended = [...memory.checkpoints.keys()].filter((id) => !current.readings.has(id));
  await memory.load(context, [...anew.keys(), ...ended]);
  const found = await findMembers(context, anew);

  for (const [segmentId, next] of kept) {
    const plan = anew.get(segmentId);
    if (!plan) {
      checkpoints.push(next);
      continue;
    }
    const members = found.get(segmentId) ?? IdSet.empty;
    const { cause, announce } = causeOf(segmentId, plan, changes);
    const { ruleRevision } = next;
    const before = memory.of(segmentId).ids();
    const differing = differences(memory, segmentId, members);
    if (announce) {
      transitions.push(...differing.map((one) => ({ ...one, ruleRevision, cause })));
      checkpoints.push(next);
      continue;
    }
    const joined = differing.filter((one) => one.joined).length;
    const left = differing.length - joined;
    resets.push({ segmentId, kind: "filled", ruleRevision, cause, joined, left, size: members.size });
    checkpoints.push({ ...next, members, ever: members.andNot(before) });
  }
  for (const segmentId of ended) {
    const { size } = memory.of(segmentId).ids();
    const ruleRevision = memory.checkpoints.get(segmentId)?.ruleRevision ?? 0;
    const cause = changes.findLast(({ facets }) => facets.includes(`segment:${segmentId}`))?.id ?? "rule";
    resets.push({ segmentId, kind: "ended", ruleRevision, cause, joined: 0, left: size, size: 0 });
  }
  return { transitions, resets, checkpoints, ended };
}

/** What a segment's members were last found by, canonically; undefined where they are not known, and so have to be found. */
function knownBy({ readings }: Rulebook, checkpoint: Checkpoint | undefined): string | undefined {
  if (!checkpoint || checkpoint.problem !== null) return undefined;
  const reading = readings.get(checkpoint.segmentId);
  return reading?.problem === undefined ? reading?.plan.key : undefined;
}

function checkpointOf(
  segmentId: number,
  rule: Rule,
  ruleRevision: number,
  reading: Reading,
  checkpoint: Checkpoint | undefined,
): Omit<NewCheckpoint, "members" | "ever"> {
  if (reading.problem !== undefined) {
    return { segmentId, rule, ruleRevision, flipsAt: checkpoint?.flipsAt ?? null, problem: reading.problem };
  }
  const { validUntil } = reading.plan;
  return {
    segmentId,
    rule,
    ruleRevision,
    flipsAt: Number.isFinite(validUntil) ? validUntil : null,
    problem: null,
  };
}

function isSame(checkpoint: Checkpoint, next: Omit<NewCheckpoint, "members" | "ever">): boolean {
  return checkpoint.ruleRevision === next.ruleRevision && checkpoint.problem === next.problem;
}

/** The last edit that it comes from, and whether that is to be announced. */
function causeOf(
  segmentId: number,
  plan: Plan,
  changes: readonly UnobservedChange[],
): { readonly cause: number | OwnCause; readonly announce: boolean } {
  const own = new Set([
    `segment:${segmentId}`,
    ...plan.facets.filter((facet) => facet.startsWith("segment:")),
  ]);
  const edits = changes.filter(
    ({ customerIds, facets }) => customerIds.length === 0 && facets.some((facet) => own.has(facet)),
  );
  return { cause: edits.at(-1)?.id ?? "rule", announce: edits.some(({ announce }) => announce) };
}
