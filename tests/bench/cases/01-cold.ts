import { sameIds } from "../agreement.ts";
import * as contender from "../contenders/ids.ts";
import { measure } from "../measure.ts";
import { against, type Case, type CaseOptions, type Row, rowOf, short } from "../result.ts";
import type { World } from "../world.ts";

const { PRODUCT, PRISMA, EXISTS, IN, ARRAYS } = contender;

export const cold: Case = {
  number: 1,
  title: "Cold resolve into Node",
  async run(world, options) {
    await world.arrays();
    const rows: Row[] = [];
    for (const rule of world.rules) {
      const runners = options.adjust([
        contender.productPlanned(world, rule),
        contender.productCold(world, rule),
        ...contender.sqlContenders(world, rule),
      ]);
      const answers = new Map<string, Iterable<number>>();
      for (const runner of runners) {
        await runner.prepare?.();
        answers.set(runner.contender, await runner.run());
      }
      sameIds(rule.name, answers);
      rows.push(rowOf(rule.name, await measure(runners, options)));
    }
    const prisma = against(rows, PRODUCT, PRISMA);
    const exists = against(rows, PRODUCT, EXISTS);
    const slowest = [PRISMA, EXISTS, IN, ARRAYS]
      .map((name) => ({ name, ...against(rows, PRODUCT, name) }))
      .sort((a, b) => a.worst.ratio - b.worst.ratio)[0];
    const factor = 1 / (slowest?.worst.ratio ?? Number.NaN);
    return {
      ...{ number: 1, title: cold.title, unit: "ms", subject: PRODUCT, rows },
      targets: [
        {
          target: "geometric mean at most 1/5 of Prisma’s",
          measured: `1/${short(prisma.geomean)}`,
          met: prisma.geomean >= 5,
        },
        {
          target: "geometric mean at most 1/3 of EXISTS’",
          measured: `1/${short(exists.geomean)}`,
          met: exists.geomean >= 3,
        },
        {
          target: "no rule slower than 1.5x of any SQL contender",
          measured: `${short(factor)}x of ${slowest?.name} at “${slowest?.worst.name}”`,
          met: factor <= 1.5,
        },
      ],
      notes: [
        "the product starts with the plan, as contenders do with the finished query, and with no set; “no plan” reads the segment’s definition, checks what the rule names and asks PostgreSQL for its estimates before",
        "SQL on arrays asks a side table that no write has to keep up to date here",
      ],
    };
  },
};

/** The product's cold time (ms) for each rule, for cases that ask about nobody else. */
export async function coldTimes(world: World, { rounds }: Pick<CaseOptions, "rounds">): Promise<Row[]> {
  const rows: Row[] = [];
  for (const rule of world.rules) {
    const runner = contender.productPlanned(world, rule);
    await runner.run();
    rows.push(rowOf(rule.name, await measure([runner], { rounds })));
  }
  return rows;
}
