import { setTimeout as sleep } from "node:timers/promises";
import { members } from "@segments/crm";
import type { Cache } from "@segments/db";
import { pick, randomOf } from "../random.ts";
import { factsAfter, randomWrite } from "../random-writes.ts";
import { NOW, SEED } from "../world.ts";
import { perform, type Stage } from "./stage.ts";

export interface Pace {
  /** How long it goes on. */
  readonly seconds: number;
  /** At most: where the machine does not keep up, they are fewer. */
  readonly writesASecond: number;
  readonly readsAWrite: number;
}

export interface Played {
  readonly reads: number;
  /** The share of reads that were answered from memory. */
  readonly hitRate: number;
  /** Answers that were true at no moment of the time in which they were asked for. */
  readonly stale: number;
  readonly meanReadMs: number;
  /** What was reached. */
  readonly writesASecond: number;
}

/** Writes at the pace, one after the other, and reads random segments meanwhile, whole counts. */
export async function play(stage: Stage, cache: Cache, pace: Pace): Promise<Played> {
  const { world, segmentIds, facts } = stage;
  const services = { ...world.context.services, cache };
  const context = { ...world.context, services };
  const oracle = await stage.oracle();
  // Everything is in memory at the beginning.
  for (const segmentId of segmentIds) await members(context, { segmentId });
  const random = randomOf(SEED);
  const customers = [...facts.keys()];
  const seen = { asked: 0, reads: 0, hits: 0, stale: 0, ms: 0 };

  async function read(): Promise<void> {
    const index = Math.floor(random() * segmentIds.length);
    const earliest = oracle.done;
    const started = performance.now();
    const { ids, receipt } = await members(context, { segmentId: segmentIds[index] as number });
    seen.ms += performance.now() - started;
    seen.reads++;
    if (receipt.source === "cache") seen.hits++;
    if (!oracle.allows(index, ids.size, earliest)) seen.stale++;
  }

  async function write(): Promise<void> {
    const customerId = pick(random, customers);
    const before = facts.get(customerId);
    if (!before) return;
    const at = randomWrite(world.ids, before, random, NOW);
    const after = factsAfter(before, at);
    oracle.note(before, after);
    facts.set(customerId, after);
    await perform(context, customerId, at);
    oracle.done = oracle.begun;
  }

  const started = performance.now();
  let writing = Promise.resolve();
  const reading: Promise<void>[] = [];
  let turn = 0;
  for (; performance.now() - started < 1_000 * pace.seconds; turn++) {
    const due = started + (1_000 * turn) / pace.writesASecond;
    await sleep(Math.max(0, due - performance.now()));
    // Writes wait for one another, so that the oracle knows their order; reads come in the middle of them.
    await writing;
    // Readers who wait are not joined by ever more.
    if (seen.asked - seen.reads > 4 * pace.readsAWrite) await Promise.all(reading.splice(0));
    writing = write();
    for (let count = 0; count < pace.readsAWrite; count++) {
      seen.asked++;
      reading.push(read());
      if (count % 5 === 4) await new Promise(setImmediate);
    }
  }
  await Promise.all([writing, ...reading]);
  const seconds = (performance.now() - started) / 1_000;
  return {
    reads: seen.reads,
    hitRate: seen.hits / seen.reads,
    stale: seen.stale,
    meanReadMs: seen.ms / seen.reads,
    writesASecond: turn / seconds,
  };
}
