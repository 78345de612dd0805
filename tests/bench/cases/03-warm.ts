import { members } from "@segments/crm";
import { sameIds } from "../agreement.ts";
import { memoryContender } from "../contenders/ids.ts";
import { createKeepless } from "../keepless.ts";
import { measure } from "../measure.ts";
import { type Case, type Row, rowOf, short, valuesOf } from "../result.ts";

const WHOLE = "product";
const COMBINE = "product, plan kept";

export const warm: Case = {
  number: 3,
  title: "Warm predicate sets, result not cached",
  async run(world, options) {
    const { cache, context } = world;
    const withoutResults = { ...context, services: { ...context.services, cache: createKeepless() } };
    const rows: Row[] = [];
    for (const rule of world.rules) {
      const { segmentId } = rule;
      const runners = options.adjust([
        {
          contender: WHOLE,
          // What a new name of the segment touches: plan and result go, the sets stay.
          prepare: () => cache.touch(world.orgId, [`segment:${segmentId}`]),
          run: async () => (await members(context, { segmentId })).ids,
        },
        { contender: COMBINE, run: async () => (await members(withoutResults, { segmentId })).ids },
        await memoryContender(world, rule),
      ]);
      const answers = new Map<string, Iterable<number>>();
      for (const { contender, run } of runners) {
        const ids = await run();
        answers.set(contender, "toArray" in ids ? ids.toArray() : ids);
      }
      sameIds(rule.name, answers);
      rows.push(rowOf(rule.name, await measure(runners, { rounds: Math.max(options.rounds, 15) })));
    }
    const slowest = Math.max(...valuesOf(rows, WHOLE));
    const combining = Math.max(...valuesOf(rows, COMBINE));
    return {
      ...{ number: 3, title: warm.title, unit: "ms", subject: WHOLE, rows },
      targets: [
        { target: "every rule within 1 ms", measured: `slowest ${short(slowest)} ms`, met: slowest <= 1 },
      ],
      notes: [
        "“product” is what follows a touch of the segment itself: its definition is read again and what the rule names is checked, in two statements",
        `“plan kept” combines sets only, with a cache that refuses results: slowest ${short(combining)} ms`,
        "both give a set; typed arrays give the ids themselves",
      ],
    };
  },
};
