import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { readSegmentRules, type SegmentRule } from "../segments/definitions.ts";
import type { SnapshotContext } from "../snapshot.ts";
import { observeClock } from "./clock-step.ts";
import { observeData } from "./data-step.ts";
import { observeDefinitions } from "./definition-step.ts";
import { type LedgerMemory, readCheckpoints } from "./ledger-memory.ts";
import type { Round } from "./round.ts";
import { readRulebook } from "./rulebook.ts";
import { readUnobserved, type UnobservedChange } from "./unobserved.ts";

/**
 * Finds, of one moment of the database, what became of an organization's dynamic segments since the ledger was last
 * written: first by its data under the rules that held then, next by the clock, then by new rules. Undefined where nothing did.
 */
export async function look(context: SnapshotContext, memory: LedgerMemory): Promise<Round | undefined> {
  const version = await readVersion(context);
  if (memory.version !== version) {
    memory.clear();
    memory.version = version;
    memory.checkpoints = await readCheckpoints(context);
  }
  const changes = await readUnobserved(context);
  const rows = await changedRules(context, memory, changes);
  const former = await formerRulebook(context, memory, rows);
  const data = await observeData(context, memory, former, changes);
  const clock = await observeClock(context, memory, former);
  const current = rows ? await readRulebook(context, rows) : former;
  const definitions = rows && (await observeDefinitions(context, memory, { former, current, rows, changes }));
  memory.rulebook = current;

  const transitions = [...data, ...clock.transitions, ...(definitions?.transitions ?? [])];
  const checkpoints = new Map(
    [...clock.checkpoints, ...(definitions?.checkpoints ?? [])].map((one) => [one.segmentId, one]),
  );
  const ended = definitions?.ended ?? [];
  if (changes.length + transitions.length + checkpoints.size + ended.length === 0) return undefined;
  const grown = [
    ...transitions.filter(({ joined }) => joined).map(({ segmentId }) => segmentId),
    ...[...checkpoints.values()]
      .filter(({ ever }) => ever && ever.size > 0)
      .map(({ segmentId }) => segmentId),
  ];
  return {
    version,
    observed: changes.map(({ id }) => id),
    transitions,
    resets: definitions?.resets ?? [],
    checkpoints: [...checkpoints.values()],
    ended,
    remembered: [...new Set(grown)].filter((id) => current.remembered.has(id)),
  };
}

async function readVersion(context: Context): Promise<number> {
  const [row] = await run<{ version: number }>(
    context,
    sql`select version::float8 as version from observer where org_id = ${context.orgId}::int`,
  );
  return row?.version ?? 0;
}

/** The segments as they are now; undefined where their rules, and what these name, are what they were. */
function changedRules(
  context: Context,
  { rulebook }: LedgerMemory,
  changes: readonly UnobservedChange[],
): Promise<SegmentRule[]> | undefined {
  const isDefinition = ({ customerIds }: UnobservedChange) => customerIds.length === 0;
  return !rulebook || changes.some(isDefinition) ? readSegmentRules(context) : undefined;
}

/** The rules that the ledger has gone by so far, as far as they can be evaluated at this moment. */
async function formerRulebook(context: Context, memory: LedgerMemory, rows: SegmentRule[] | undefined) {
  const { rulebook, checkpoints } = memory;
  if (!rows && rulebook && context.now < rulebook.validUntil) return rulebook;
  const all = rows ?? (await readSegmentRules(context));
  const former = all.map((row) => {
    const checkpoint = checkpoints.get(row.id);
    return row.rule && checkpoint ? { ...row, rule: checkpoint.rule } : row;
  });
  return readRulebook(context, former);
}
