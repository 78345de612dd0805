import { members } from "@segments/crm";
import type { Database } from "@segments/db";
import { Disagreement, sameIds } from "../agreement.ts";
import { geomean, measure } from "../measure.ts";
import { type Case, type Row, rowOf, short } from "../result.ts";
import type { World } from "../world.ts";

const ONE = "one caller";
const CROWD = "100 callers";
const CALLERS = 100;
const RULES = ["common tag", "nested NOT", "in a nested segment, not in static ones"];

export const crowd: Case = {
  number: 10,
  title: "100 concurrent callers of one cold segment",
  async run(world, options) {
    const rows: Row[] = [];
    const spent: string[] = [];
    let once = true;
    for (const { name, segmentId } of world.rules.filter((rule) => RULES.includes(rule.name))) {
      const ask = () => members(world.context, { segmentId });
      const all = () => Promise.all(Array.from({ length: CALLERS }, ask));
      const alone = await counted(world, ask);
      const together = await counted(world, all);
      sameIds(
        name,
        new Map(
          [alone.result, ...together.result].map(({ ids }, index) => [`caller ${index}`, ids.toArray()]),
        ),
      );
      if (together.statements < together.reads) throw new Disagreement("statements were counted wrongly");
      once &&= together.reads === 1 && together.statements === alone.statements;
      spent.push(
        `${together.statements} statements for 100 callers and ${alone.statements} for one, of which ${together.reads} and ${alone.reads} read sets`,
      );
      const prepare = () => world.cache.clear();
      const runners = options.adjust([
        { contender: ONE, prepare, run: async () => (await ask()).receipt },
        { contender: CROWD, prepare, run: async () => (await all()).map(({ receipt }) => receipt) },
      ]);
      rows.push(rowOf(name, await measure(runners, { rounds: Math.max(options.rounds, 9) })));
    }
    const ratio = geomean(
      rows.map(({ values }) => (values[CROWD] ?? Number.NaN) / (values[ONE] ?? Number.NaN)),
    );
    return {
      ...{ number: 10, title: crowd.title, unit: "ms", subject: ONE, rows },
      targets: [
        { target: "one query", measured: once ? "each statement once" : "more", met: once },
        { target: "at most 1.15x the time of one caller", measured: `${short(ratio)}x`, met: ratio <= 1.15 },
      ],
      notes: [
        ...new Set(spent),
        "each gets the set of members; a list of ids would be made for each caller by itself",
      ],
    };
  },
};

/** What the work returns when nothing is cached, and how many statements it sent. */
async function counted<Result>({ cache, database }: World, work: () => Promise<Result>) {
  cache.clear();
  const counter = countStatements(database);
  try {
    const result = await work();
    return {
      result,
      statements: counter.texts.length,
      reads: counter.texts.filter((text) => text.includes("int4send")).length,
    };
  } finally {
    counter.stop();
  }
}

/** Listens to every connection as it is taken from the pool. */
function countStatements({ pool }: Database) {
  const texts: string[] = [];
  const restore: (() => void)[] = [];
  const seen = new Set<unknown>();
  const listen = (client: { query: (...given: never[]) => unknown }) => {
    if (seen.has(client)) return;
    seen.add(client);
    const original = client.query;
    client.query = function (this: unknown, ...given: never[]) {
      const [first] = given as unknown[];
      texts.push(typeof first === "string" ? first : String((first as { text?: string }).text ?? ""));
      return original.apply(this, given);
    };
    restore.push(() => {
      client.query = original;
    });
  };
  pool.on("acquire", listen);
  return {
    texts,
    stop() {
      pool.off("acquire", listen);
      for (const undo of restore) undo();
    },
  };
}
