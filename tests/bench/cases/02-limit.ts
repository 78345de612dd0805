import { sameIds } from "../agreement.ts";
import { MEMORY, memoryContender, PRODUCT, productPlanned } from "../contenders/ids.ts";
import { measure } from "../measure.ts";
import { against, type Case, type Row, rowOf, short } from "../result.ts";

export const limit: Case = {
  number: 2,
  title: "Distance to the limit: the whole organization in typed arrays",
  async run(world, options) {
    const rows: Row[] = [];
    for (const rule of world.rules) {
      const runners = options.adjust([productPlanned(world, rule), await memoryContender(world, rule)]);
      const answers = new Map<string, Iterable<number>>();
      for (const { contender, prepare, run } of runners) {
        await prepare?.();
        answers.set(contender, await run());
      }
      sameIds(rule.name, answers);
      rows.push(rowOf(rule.name, await measure(runners, options)));
    }
    const distance = 1 / against(rows, PRODUCT, MEMORY).geomean;
    return {
      ...{ number: 2, title: limit.title, unit: "ms", subject: PRODUCT, rows },
      targets: [
        {
          target: "geometric mean at most 15x of typed arrays",
          measured: `${short(distance)}x`,
          met: distance <= 15,
        },
      ],
      notes: [],
    };
  },
};
