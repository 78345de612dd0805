import { members } from "@segments/crm";
import { sameAnswers } from "../agreement.ts";
import { measure } from "../measure.ts";
import { type Case, type Row, rowOf, short, valuesOf } from "../result.ts";

const PRODUCT = "product";

export const cached: Case = {
  number: 4,
  title: "Cached result",
  async run({ context, cache, rules }, options) {
    cache.clear();
    const rows: Row[] = [];
    for (const { name, segmentId } of rules) {
      const read = async () => (await members(context, { segmentId })).ids.size;
      const live = await read();
      sameAnswers(
        name,
        new Map([
          ["live", live],
          ["cached", await read()],
        ]),
      );
      const times = await measure([{ contender: PRODUCT, run: read }], { ...options, repeat: 2_000 });
      rows.push(rowOf(name, times, "µs"));
    }
    const slowest = Math.max(...valuesOf(rows, PRODUCT));
    return {
      ...{ number: 4, title: cached.title, unit: "µs", subject: PRODUCT, rows },
      targets: [
        {
          target: "at most 20 µs inside the process",
          measured: `slowest ${short(slowest)} µs`,
          met: slowest <= 20,
        },
      ],
      notes: [],
    };
  },
};
