import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { findMembers } from "./find-members.ts";
import type { LedgerMemory } from "./ledger-memory.ts";
import type { NewCheckpoint, Transition } from "./round.ts";
import type { Rulebook } from "./rulebook.ts";

/** Who joined and left since a moment has passed at which time alone changes what a rule means: midnight, for relative dates. */
export async function observeClock(
  context: Context,
  memory: LedgerMemory,
  { readings }: Rulebook,
): Promise<{ readonly transitions: Transition[]; readonly checkpoints: NewCheckpoint[] }> {
  const due = [...memory.checkpoints.values()].filter(
    ({ flipsAt }) => flipsAt !== null && flipsAt <= context.now,
  );
  const plans = due.flatMap(({ segmentId }) => {
    const reading = readings.get(segmentId);
    return reading?.problem === undefined && reading ? [[segmentId, reading.plan] as const] : [];
  });
  if (plans.length === 0) return { transitions: [], checkpoints: [] };
  await memory.load(
    context,
    plans.map(([id]) => id),
  );
  const found = await findMembers(context, new Map(plans));
  const transitions: Transition[] = [];
  const checkpoints: NewCheckpoint[] = [];
  for (const [segmentId, plan] of plans) {
    const checkpoint = memory.checkpoints.get(segmentId);
    if (!checkpoint) continue;
    transitions.push(
      ...differences(memory, segmentId, found.get(segmentId) ?? IdSet.empty).map((one) => ({
        ...one,
        ruleRevision: checkpoint.ruleRevision,
        cause: "clock" as const,
      })),
    );
    checkpoints.push({ ...checkpoint, flipsAt: Number.isFinite(plan.validUntil) ? plan.validUntil : null });
  }
  return { transitions, checkpoints };
}

/** Brings what is remembered of a segment to who is in it, and returns what that takes. */
export function differences(
  memory: LedgerMemory,
  segmentId: number,
  members: IdSet,
): { segmentId: number; customerId: number; joined: boolean }[] {
  const before = memory.of(segmentId).ids();
  const joined = members.andNot(before).toArray();
  const left = before.andNot(members).toArray();
  memory.put(segmentId, members);
  return [
    ...left.map((customerId) => ({ segmentId, customerId, joined: false })),
    ...joined.map((customerId) => ({ segmentId, customerId, joined: true })),
  ];
}
