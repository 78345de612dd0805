import { members } from "@segments/crm";
import { sameIds } from "../agreement.ts";
import { memoryContender } from "../contenders/ids.ts";
import { keepingSets } from "../keepless.ts";
import { measure } from "../measure.ts";
import { type Case, type Row, rowOf, short, valuesOf } from "../result.ts";

const COMBINE = "product";
const WHOLE = "product, plan gone too";

export const warm: Case = {
  number: 3,
  title: "Warm predicate sets, result not cached",
  async run(world, options) {
    const { cache, context } = world;
    const withoutResults = { ...context, services: { ...context.services, cache: keepingSets() } };
    const rows: Row[] = [];
    for (const rule of world.rules) {
      const { segmentId } = rule;
      const runners = options.adjust([
        { contender: COMBINE, run: async () => (await members(withoutResults, { segmentId })).ids },
        {
          contender: WHOLE,
          // What a new name of the segment touches: plan and result go, the sets stay.
          prepare: () => cache.touch(world.orgId, [`segment:${segmentId}`]),
          run: async () => (await members(context, { segmentId })).ids,
        },
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
    const slowest = Math.max(...valuesOf(rows, COMBINE));
    return {
      ...{ number: 3, title: warm.title, unit: "ms", subject: COMBINE, rows },
      targets: [
        { target: "every rule within 1 ms", measured: `slowest ${short(slowest)} ms`, met: slowest <= 1 },
      ],
      notes: [
        "“product” has the plan and the sets, and a cache that refuses results",
        "“plan gone too” is what follows a touch of the segment itself: its definition is read again and what the rule names is checked, in two statements",
        "both give a set; typed arrays give the ids themselves",
      ],
    };
  },
};
