import { announcedIds, type Context, createSegment, loadFacts, members, Observer } from "@segments/crm";
import { query } from "@segments/db";
import { Disagreement } from "../agreement.ts";
import { perform } from "../freshness/stage.ts";
import { median } from "../measure.ts";
import { randomOf } from "../random.ts";
import { randomRules } from "../random-rules.ts";
import { randomWrite } from "../random-writes.ts";
import { type Case, short } from "../result.ts";
import { NOW, SEED, type World } from "../world.ts";

const SEGMENTS = 1_000;
const BACKLOG = 3_000;
const STREAM = { writes: 300, pause: 10 };
const PRODUCT = "product";

export const ledger: Case = {
  number: 14,
  title: `The membership ledger after single customers’ writes, with ${SEGMENTS} dynamic segments`,
  async run(world) {
    const { context } = world;
    for (const [index, rule] of randomRules(world.ids, SEGMENTS, SEED + 2).entries())
      await createSegment(context, { type: "dynamic", name: `Bench: followed ${index}`, rule });
    const observer = new Observer(context.services);
    const filling = await timed(() => drain(observer));
    const write = await writerOf(world);
    for (let count = 0; count < BACKLOG; count++) await write();
    const catching = await timed(() => drain(observer));
    const delays = await follow(observer, write);
    await confirm(world);
    const aSecond = BACKLOG / (catching / 1_000);
    const [middle, late] = [
      median(delays),
      delays.toSorted((a, b) => a - b)[Math.floor(0.99 * delays.length)] ?? 0,
    ];
    return {
      ...{ number: 14, title: ledger.title, unit: "ms", subject: PRODUCT },
      rows: [
        { name: `taking down who is in ${SEGMENTS} segments`, values: { [PRODUCT]: filling } },
        { name: `catching up with ${BACKLOG} writes`, values: { [PRODUCT]: catching } },
        { name: "from commit to entry, median", values: { [PRODUCT]: middle } },
        { name: "from commit to entry, 99th percentile", values: { [PRODUCT]: late } },
      ],
      targets: [
        {
          target: "thousands of customers a second",
          measured: `${short(aSecond)} a second`,
          met: aSecond >= 2_000,
        },
      ],
      notes: [
        `one writer, ${STREAM.writes} writes with ${STREAM.pause} ms between, for the time from commit to entry: it is counted from when the write returned to when the look that wrote the entry had ended`,
        "at the end the log and its bitmaps are compared with a fresh answer for every segment",
      ],
    };
  },
};

async function drain(observer: Observer): Promise<void> {
  while (await observer.work());
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Each time it is called, another write to some customer. */
async function writerOf({ context, ids, customerIds }: World): Promise<() => Promise<void>> {
  const random = randomOf(SEED + 3);
  const everybody = await customerIds();
  const step = Math.max(1, Math.floor(everybody.length / 500));
  const facts = [
    ...(await loadFacts(
      context,
      everybody.filter((_, index) => index % step === 0),
    )),
  ];
  return async () => {
    const [id, known] = facts[Math.floor(random() * facts.length)] ?? [];
    if (id !== undefined && known) await perform(context, id, randomWrite(ids, known, random, NOW));
  };
}

/** How long each of the writes waited until it was taken in, in milliseconds. */
async function follow(observer: Observer, write: () => Promise<void>): Promise<number[]> {
  const delays: number[] = [];
  let waiting: number[] = [];
  let writing = true;
  const observing = (async () => {
    while (writing || waiting.length > 0) {
      // What is waiting now has been committed, and is seen by the look that begins now.
      const taken = waiting;
      waiting = [];
      if (await observer.work()) delays.push(...taken.map((since) => performance.now() - since));
      else await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  for (let count = 0; count < STREAM.writes; count++) {
    await write();
    waiting.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, STREAM.pause));
  }
  writing = false;
  await observing;
  return delays;
}

/** Bitmap and log of every segment against a fresh answer. */
async function confirm({ context, database, orgId }: World): Promise<void> {
  const wrong: number[] = [];
  const checked = await query<{ id: number }>(database, {
    text: "select segment_id as id from segment_checkpoint where org_id = $1 and problem is null order by 1",
    values: [orgId],
  });
  for (const { id } of checked) if (!(await agrees(context, id))) wrong.push(id);
  if (wrong.length > 0)
    throw new Disagreement(`the ledger and the rules disagree about ${wrong.length} segments.`);
}

async function agrees(context: Context, segmentId: number): Promise<boolean> {
  const [said, { ids }] = await Promise.all([
    announcedIds(context, segmentId),
    members(context, { segmentId }, { fresh: true }),
  ]);
  return said.size === ids.size && said.andNot(ids).size === 0;
}
