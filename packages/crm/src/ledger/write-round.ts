import { joinSql, sql } from "@segments/rules";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { readBitmaps, writeBitmaps } from "./bitmaps.ts";
import { announceLedger } from "./channel.ts";
import type { LedgerMemory } from "./ledger-memory.ts";
import type { NewCheckpoint, OwnCause, Round } from "./round.ts";

/** Another process has written to the ledger since it was read: what was found may be of no use. */
export class Overtaken extends Error {}

/** Entries behind a checkpoint beyond which it is written anew, so that who starts has no more than these to read. */
const WRITE_ANEW = 10_000;

/** Writes what a look has found, all of it in one transaction. Throws {@link Overtaken}. */
export async function writeRound(context: Context, memory: LedgerMemory, round: Round): Promise<void> {
  const checkpoints = checkpointsOf(memory, round);
  const written = await change(context, "clock", async (write) => {
    await fence(write, round.version);
    const span = await writeEntries(write, round, await ownCauses(write, round));
    await writeCheckpoints(write, checkpoints, span);
    await endSegments(write, round.ended);
    await write.query(
      sql`update change set observed = true where org_id = ${context.orgId} and id = any(${[...round.observed]}::int[])`,
    );
    write.touch(round.remembered.map((id) => `ever:${id}`));
    if (span.last > span.first) await write.query(announceLedger(context.orgId));
    return span;
  });
  remember(memory, round, checkpoints, written);
}

/** The positions in the feed before the round's entries, and of the last of them. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** Those of the round, and those that the log has gone far beyond. */
function checkpointsOf(memory: LedgerMemory, { checkpoints, transitions, ended }: Round): NewCheckpoint[] {
  const bySegment = new Map(checkpoints.map((one) => [one.segmentId, one]));
  for (const { segmentId } of transitions)
    memory.behind.set(segmentId, (memory.behind.get(segmentId) ?? 0) + 1);
  for (const segmentId of new Set(transitions.map((one) => one.segmentId))) {
    const known = bySegment.get(segmentId) ?? memory.checkpoints.get(segmentId);
    if (!known || ended.includes(segmentId) || (memory.behind.get(segmentId) ?? 0) < WRITE_ANEW) continue;
    bySegment.set(segmentId, { ...known, members: memory.of(segmentId).ids() });
  }
  return [...bySegment.values()];
}

function remember(
  memory: LedgerMemory,
  { version, ended }: Round,
  checkpoints: readonly NewCheckpoint[],
  { first, last }: Span,
): void {
  memory.version = version + 1;
  for (const { members, ever: _, ...checkpoint } of checkpoints) {
    const { segmentId } = checkpoint;
    const seq = members ? last : (memory.checkpoints.get(segmentId)?.seq ?? first);
    memory.checkpoints.set(segmentId, { ...checkpoint, seq });
    if (members) memory.behind.set(segmentId, 0);
  }
  for (const segmentId of ended) memory.forget(segmentId);
  memory.trim();
}

async function fence(write: Write, version: number): Promise<void> {
  const { orgId } = write.context;
  const rows = await write.query(sql`
    insert into observer as o (org_id, version) values (${orgId}::int, ${version + 1}::int8)
    on conflict (org_id) do update set version = excluded.version where o.version = ${version}::int8
    returning version`);
  if (rows.length === 0) throw new Overtaken("another process has written to the ledger");
}

/** Change records for what no change record speaks of. */
async function ownCauses(
  write: Write,
  { transitions, resets }: Round,
): Promise<ReadonlyMap<OwnCause, number>> {
  const wanted = new Set([...transitions, ...resets].map(({ cause }) => cause));
  const ids = new Map<OwnCause, number>();
  for (const cause of ["clock", "rule"] as const) {
    if (!wanted.has(cause)) continue;
    const [row] = await write.query<{ id: number }>(sql`
      insert into change (org_id, cause, actor_id, facets, customer_ids, observed)
      values (${write.context.orgId}::int, ${cause}, null, '{}', '{}', true) returning id`);
    ids.set(cause, row?.id ?? 0);
  }
  return ids;
}

/** Numbers the entries and writes them. */
async function writeEntries(
  write: Write,
  { transitions, resets }: Round,
  causes: ReadonlyMap<OwnCause, number>,
): Promise<Span> {
  const { orgId } = write.context;
  const count = transitions.length + resets.length;
  const [row] = await write.query<{ last: number }>(sql`
    insert into membership_sequence as s (org_id, last) values (${orgId}::int, ${count}::int8)
    on conflict (org_id) do update set last = s.last + excluded.last
    returning last::float8 as last`);
  const last = row?.last ?? 0;
  const causeOf = (cause: number | OwnCause) =>
    typeof cause === "number" ? cause : (causes.get(cause) ?? 0);
  if (transitions.length > 0) {
    await write.query(sql`
      insert into membership_log (org_id, seq, segment_id, customer_id, joined, rule_revision, change_id)
      select ${orgId}::int, ${last - count}::int8 + t.place, t.segment_id, t.customer_id, t.joined, t.rule_revision, t.change_id
      from unnest(${transitions.map(({ segmentId }) => segmentId)}::int[], ${transitions.map(({ customerId }) => customerId)}::int[],
        ${transitions.map(({ joined }) => joined)}::bool[], ${transitions.map(({ ruleRevision }) => ruleRevision)}::int[],
        ${transitions.map(({ cause }) => causeOf(cause))}::int[])
        with ordinality as t (segment_id, customer_id, joined, rule_revision, change_id, place)`);
  }
  if (resets.length > 0) {
    const rows = resets.map(
      ({ segmentId, kind, ruleRevision, cause, joined, left, size }, index) => sql`
        (${orgId}::int, ${last - resets.length + index + 1}::int8, ${segmentId}::int, ${kind}, ${ruleRevision}::int,
          ${causeOf(cause)}::int, ${joined}::int, ${left}::int, ${size}::int)`,
    );
    await write.query(sql`
      insert into membership_reset (org_id, seq, segment_id, kind, rule_revision, change_id, joined, "left", size)
      values ${joinSql(rows, ", ")}`);
  }
  return { first: last - count, last };
}

/** Statements for all of them, however many they are. */
async function writeCheckpoints(
  write: Write,
  checkpoints: readonly NewCheckpoint[],
  { first, last }: Span,
): Promise<void> {
  if (checkpoints.length === 0) return;
  // Without a bitmap the position stays where the last one is.
  const rows = checkpoints.map(({ rule, flipsAt, members, ever: _, ...checkpoint }) => ({
    ...checkpoint,
    rule,
    flipsAt: flipsAt === null ? null : new Date(flipsAt).toISOString(),
    seq: members ? last : first,
    moves: members !== undefined,
  }));
  await write.query(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g ("segmentId" int, rule jsonb, "ruleRevision" int, "flipsAt" timestamptz, problem text, seq int8, moves bool)
    ), moved as (
      update segment_checkpoint c set rule = g.rule, rule_revision = g."ruleRevision", flips_at = g."flipsAt", problem = g.problem,
        seq = case when g.moves then g.seq else c.seq end
      from given g where c.org_id = ${write.context.orgId}::int and c.segment_id = g."segmentId"
      returning c.segment_id
    )
    insert into segment_checkpoint (org_id, segment_id, rule, rule_revision, seq, flips_at, problem)
    select ${write.context.orgId}::int, g."segmentId", g.rule, g."ruleRevision", g.seq, g."flipsAt", g.problem
    from given g where not exists (select from moved m where m.segment_id = g."segmentId")`);
  const members = checkpoints.flatMap(({ segmentId, members: ids }) =>
    ids ? [[segmentId, ids] as const] : [],
  );
  await writeBitmaps(write, "members", new Map(members));
  const grown = checkpoints.flatMap(({ segmentId, ever }) =>
    ever && ever.size > 0 ? [[segmentId, ever] as const] : [],
  );
  const before = await readBitmaps(
    write.context,
    grown.map(([id]) => id),
    "ever",
  );
  const ever = grown.map(([id, ids]) => [id, IdSet.union([ids, before.get(id) ?? IdSet.empty])] as const);
  await writeBitmaps(write, "ever", new Map(ever));
}

/** Nothing is said of them any more; who was ever in is remembered as long as there is a segment to ask for it. */
async function endSegments(write: Write, ended: readonly number[]): Promise<void> {
  if (ended.length === 0) return;
  const { orgId } = write.context;
  const ids = [...ended];
  await write.query(
    sql`delete from segment_checkpoint where org_id = ${orgId} and segment_id = any(${ids}::int[])`,
  );
  await write.query(sql`
    delete from segment_bitmap b where b.org_id = ${orgId} and b.segment_id = any(${ids}::int[])
      and (b.kind = 'members' or not exists (select from segment s where s.org_id = ${orgId} and s.id = b.segment_id))`);
}
