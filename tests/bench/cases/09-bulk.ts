import {
  addCustomers,
  createSegment,
  createTag,
  removeCustomers,
  tagCustomers,
  upsertManyByName,
} from "@segments/crm";
import { query } from "@segments/db";
import { sameAnswers } from "../agreement.ts";
import * as prisma from "../contenders/prisma-writes.ts";
import { measure } from "../measure.ts";
import { against, type Case, type CaseOptions, type Row, rowOf, short } from "../result.ts";
import type { World } from "../world.ts";

const PRODUCT = "product";
const PRISMA = "Prisma";
const LOGGED = "Prisma, with the product’s records";
const UPSERTS = "Prisma upsert, one by one";

interface Way {
  readonly contender: string;
  /** How many rows it wrote. */
  readonly run: () => Promise<number>;
}

export const bulk: Case = {
  number: 9,
  title: "Bulk writes",
  async run(world, options) {
    const all = await world.customerIds();
    const members = spread(all, 50_000);
    const tagged = spread(all, 100_000);
    const { id: segmentId } = await createSegment(world.context, { type: "static", name: "Bench: bulk" });
    const { id: tagId } = await createTag(world.context, "Bench: bulk");
    const fill = () => insertMembers(world, segmentId, members);
    const clean = () =>
      run(world, "delete from segment_member where org_id = $1 and segment_id = $2", segmentId);
    const rows = [
      await rowFor(world, `add ${count(members)} members`, options, clean, [
        way(PRODUCT, async () => (await addCustomers(world.context, segmentId, members)).added),
        way(PRISMA, () => prisma.createMembers(world, segmentId, members)),
        way(LOGGED, () => prisma.withLog(world, segmentId, members, true)),
      ]),
      await rowFor(world, `remove ${count(members)} members`, options, fill, [
        way(PRODUCT, async () => (await removeCustomers(world.context, segmentId, members)).removed),
        way(PRISMA, () => prisma.deleteMembers(world, segmentId, members)),
        way(LOGGED, () => prisma.withLog(world, segmentId, members, false)),
      ]),
      await rowFor(
        world,
        `tag ${count(tagged)} customers`,
        options,
        () => run(world, "delete from customer_tag where org_id = $1 and tag_id = $2", tagId),
        [
          way(PRODUCT, async () => (await tagCustomers(world.context, tagged, [tagId])).changed),
          way(PRISMA, () => prisma.createTags(world, tagId, tagged)),
        ],
      ),
      await rowFor(
        world,
        "upsertManyByName 1,000",
        options,
        () => run(world, "delete from segment where org_id = $1 and name like 'Upserted %'"),
        [
          way(
            PRODUCT,
            async () =>
              (await upsertManyByName(world.context, names)).filter(({ created }) => created).length,
          ),
          way(PRISMA, () => prisma.createSegments(world, names)),
          way(UPSERTS, () => prisma.upsertSegments(world, names)),
        ],
      ),
    ];
    await fill();
    await clean();
    await run(world, "delete from customer_tag where org_id = $1 and tag_id = $2", tagId);
    await run(world, "delete from segment where org_id = $1 and name like 'Upserted %'");
    await query(world.database, { text: "vacuum analyze" });
    const alone = against(rows, PRODUCT, PRISMA);
    const alike = against(rows.map(withRecords), PRODUCT, PRISMA);
    const measured = ({ geomean, worst }: typeof alone) =>
      `${short(worst.ratio)}x at “${worst.name}”, geometric mean ${short(geomean)}x`;
    return {
      ...{ number: 9, title: bulk.title, unit: "ms", subject: PRODUCT, rows },
      targets: [
        {
          target: "at least 3x faster than Prisma writing the same records, each",
          measured: measured(alike),
          met: alike.worst.ratio >= 3,
        },
        {
          target: "at least 3x faster than Prisma writing the rows alone, each",
          measured: measured(alone),
          met: alone.worst.ratio >= 3,
        },
      ],
      notes: [
        "the product also writes the change record, the membership log and the notice to other processes; “Prisma” writes the rows alone, in chunks and one transaction",
        "Prisma’s upsertManyByName is createMany and findMany",
      ],
    };
  },
};

/** With Prisma's time for the same records where there is one. */
function withRecords({ name, values }: Row): Row {
  return { name, values: { ...values, [PRISMA]: values[LOGGED] ?? values[PRISMA] ?? Number.NaN } };
}

const names = Array.from({ length: 1_000 }, (_, index) => `Upserted ${index}`);

function way(contender: string, work: () => Promise<number>): Way {
  return { contender, run: work };
}

function count(ids: readonly number[]): string {
  return ids.length.toLocaleString("en");
}

/** So many of the ids, or half of them where they are few, from all over. */
function spread(ids: readonly number[], wanted: number): number[] {
  const size = Math.min(wanted, Math.floor(ids.length / 2));
  return Array.from({ length: size }, (_, index) => ids[Math.floor((index * ids.length) / size)] ?? 0);
}

async function rowFor(
  world: World,
  name: string,
  options: CaseOptions,
  undo: () => Promise<unknown>,
  ways: readonly Way[],
): Promise<Row> {
  const prepare = async () => {
    await undo();
    await query(world.database, { text: "vacuum customer_tag, segment_member, segment" });
  };
  const runners = options.adjust(ways.map((each) => ({ ...each, prepare })));
  const answers = new Map<string, unknown>();
  for (const { contender, run: once } of runners) {
    await prepare();
    answers.set(contender, await once());
  }
  sameAnswers(name, answers);
  return rowOf(name, await measure(runners, { rounds: options.rounds }));
}

async function insertMembers(world: World, segmentId: number, ids: readonly number[]): Promise<void> {
  await query(world.database, {
    text: "insert into segment_member (org_id, segment_id, customer_id) select $1, $2, unnest($3::int[]) on conflict do nothing",
    values: [world.orgId, segmentId, ids],
  });
}

async function run({ database, orgId }: World, text: string, ...values: unknown[]): Promise<void> {
  await query(database, { text, values: [orgId, ...values] });
}
