import { type Rule, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { run } from "../run.ts";
import { Announced } from "./announced.ts";
import { readBitmaps } from "./bitmaps.ts";
import type { Rulebook } from "./rulebook.ts";

/** How far the ledger has come with a dynamic segment. */
export interface Checkpoint {
  readonly segmentId: number;
  /** The rule that its members were last found by. */
  readonly rule: Rule;
  readonly ruleRevision: number;
  /** The position in the feed up to which the kept bitmap has them. */
  readonly seq: number;
  /** milliseconds; null where time changes nothing */
  readonly flipsAt: number | null;
  readonly problem: string | null;
}

/** What may be kept of all organizations' members between rounds, in bytes. */
const MOST_BYTES = 200_000_000;

/**
 * What a process remembers of an organization's ledger between rounds, so that a change need not read it all again. Only
 * of use as long as no other process has written to that ledger: see `version`.
 */
export class LedgerMemory {
  /** How often the ledger had been written to when this was read. */
  version: number | undefined;
  checkpoints = new Map<number, Checkpoint>();
  rulebook: Rulebook | undefined;
  /** How many entries of the log lie behind each checkpoint. */
  readonly behind = new Map<number, number>();
  readonly #announced = new Map<number, Announced>();

  clear(): void {
    this.version = undefined;
    this.checkpoints = new Map();
    this.rulebook = undefined;
    this.behind.clear();
    this.#announced.clear();
  }

  forget(segmentId: number): void {
    this.checkpoints.delete(segmentId);
    this.behind.delete(segmentId);
    this.#announced.delete(segmentId);
  }

  put(segmentId: number, ids: IdSet): void {
    this.#announced.set(segmentId, new Announced(ids));
  }

  /** Who has been announced as in these segments; loaded before. */
  of(segmentId: number): Announced {
    const announced = this.#announced.get(segmentId);
    if (!announced) throw new TypeError(`the members of segment ${segmentId} were not loaded`);
    return announced;
  }

  /** Reads who has been announced as in these segments, where that is not remembered. */
  async load(context: Context, segmentIds: Iterable<number>): Promise<void> {
    const ids = [...new Set(segmentIds)].filter((id) => !this.#announced.has(id));
    if (ids.length === 0) return;
    const kept = await readBitmaps(context, ids, "members");
    for (const id of ids) this.put(id, kept.get(id) ?? IdSet.empty);
    const seqs = ids.map((id) => this.checkpoints.get(id)?.seq ?? 0);
    const since = await run<{ segmentId: number; customerId: number; joined: boolean }>(
      context,
      sql`
        select l.segment_id as "segmentId", l.customer_id as "customerId", l.joined
        from unnest(${ids}::int[], ${seqs}::int8[]) as w (id, seq)
        join membership_log l on l.org_id = ${context.orgId}::int and l.segment_id = w.id and l.seq > w.seq
        order by l.seq`,
    );
    for (const { segmentId, customerId, joined } of since) {
      this.of(segmentId).set(customerId, joined);
      this.behind.set(segmentId, (this.behind.get(segmentId) ?? 0) + 1);
    }
  }

  /** Lets go of members where they would take too much; they are read again when they are asked for. */
  trim(): void {
    let bytes = 0;
    for (const announced of this.#announced.values()) bytes += announced.bytes;
    for (const [id, announced] of this.#announced) {
      if (bytes <= MOST_BYTES) return;
      bytes -= announced.bytes;
      this.#announced.delete(id);
      this.behind.delete(id);
    }
  }
}

export async function readCheckpoints(context: Context): Promise<Map<number, Checkpoint>> {
  const rows = await run<Checkpoint>(
    context,
    sql`
      select segment_id as "segmentId", rule, rule_revision as "ruleRevision", seq::float8 as seq,
        (extract(epoch from flips_at) * 1000)::float8 as "flipsAt", problem
      from segment_checkpoint where org_id = ${context.orgId}::int`,
  );
  return new Map(rows.map((row) => [row.segmentId, row]));
}
