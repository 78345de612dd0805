import { Cache } from "@segments/db";
import { Disagreement } from "../agreement.ts";
import { type Played, play } from "../freshness/play.ts";
import { openStage, type Stage } from "../freshness/stage.ts";
import { type Case, short } from "../result.ts";
import { NOW } from "../world.ts";

const SECONDS = 10;
const WRITES_A_SECOND = 100;
/** Each segment about once between two writes. */
const READS_A_WRITE = 200;
const PRODUCT = "product";
const FLUSH = "flush-all";

export const underWrites: Case = {
  number: 11,
  title: `The cache under ${WRITES_A_SECOND} writes a second and 200 segments`,
  async run(world, options) {
    const stage = await openStage(world);
    const seconds = Math.min(SECONDS, 2 * options.rounds);
    const pace = { seconds, writesASecond: WRITES_A_SECOND, readsAWrite: READS_A_WRITE };
    const ways = options.adjust([
      { contender: PRODUCT, run: () => play(stage, clockedCache(false), pace) },
      { contender: FLUSH, run: () => play(stage, clockedCache(true), pace) },
    ]);
    const played = new Map<string, Played>();
    for (const { contender, run } of ways) played.set(contender, await run());
    await confirm(stage);
    const rate = (name: string) => played.get(name)?.hitRate ?? Number.NaN;
    const stale = played.get(PRODUCT)?.stale ?? Number.NaN;
    const values = Object.fromEntries(
      [...played].map(([name, { meanReadMs }]) => [name, 1_000 * meanReadMs]),
    );
    return {
      ...{ number: 11, title: underWrites.title, unit: "µs", subject: PRODUCT },
      rows: [{ name: "mean time of a read", values }],
      targets: [
        {
          target: "hit rate at least 95 %",
          measured: `${percent(rate(PRODUCT))}, flush-all ${percent(rate(FLUSH))}`,
          met: rate(PRODUCT) >= 0.95,
        },
        {
          target: "no stale answer against the oracle",
          measured: `${stale} of ${played.get(PRODUCT)?.reads.toLocaleString("en")}`,
          met: stale === 0,
        },
      ],
      notes: [
        `${READS_A_WRITE} reads of a segment to each write; reached ${[...played].map(([name, { writesASecond }]) => `${short(writesASecond)} writes a second (${name})`).join(", ")}`,
        "the hit rate depends on how often is read: what a write touched is a miss once, then a hit until the next such write",
        "writes are mostly tags on single customers, then scores and static members, seldom messages or countries",
        "the oracle knows each segment’s exact count after every write, from another library’s evaluation; an answer must be one of those between the writes done before it was asked for and those begun before it came",
      ],
    };
  },
};

/** In the end the oracle has to agree with PostgreSQL itself. */
async function confirm(stage: Stage): Promise<void> {
  const wrong = await stage.mistaken();
  if (wrong.length > 0)
    throw new Disagreement(`the oracle and EXISTS disagree about ${wrong.length} segments after the writes.`);
}

/** Time goes on in it, so that entries expire as they do in the product. */
function clockedCache(flushAll: boolean): Cache {
  const started = performance.now();
  const options = { maxBytes: 512_000_000, clock: () => NOW + performance.now() - started };
  return flushAll ? new FlushingCache(options) : new Cache(options);
}

/** Forgets everything of the organization at every write. */
class FlushingCache extends Cache {
  override touch(org: number): void {
    this.clear(org);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
