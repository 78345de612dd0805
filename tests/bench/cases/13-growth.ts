import { productPlanned } from "../contenders/ids.ts";
import { geomean, measure, median, type Runner } from "../measure.ts";
import { type Case, type CaseOptions, type Row, rowOf, short } from "../result.ts";
import type { World } from "../world.ts";
import { pointsOf } from "./06-pages.ts";

/** Up to this factor a page counts as flat: its time is that of its statements, not of the organization. */
const FLAT = 1.5;
const SMALL = 10_000;

export const growth: Case = {
  number: 13,
  title: "Growth of cold resolves and pages",
  async run(world, options) {
    const small = Math.min(SMALL, Math.round(options.customers / 10));
    const other = await options.openOther(small);
    const named = (size: number) => `${size.toLocaleString("en")} customers`;
    const [from, to] = [named(small), named(options.customers)];
    const cold = await side(options, [from, to], rulesOf(other), rulesOf(world));
    const pages = await side(options, [from, to], await pagesOf(other), await pagesOf(world));
    const factors = (rows: readonly Row[]) =>
      rows.map(({ values }) => (values[to] ?? Number.NaN) / (values[from] ?? Number.NaN));
    const size = options.customers / small;
    const steepest = Math.max(...factors(cold));
    const flat = median(factors(pages));
    return {
      ...{ number: 13, title: growth.title, unit: "ms", subject: from, rows: [...cold, ...pages] },
      targets: [
        {
          target: `cold: every rule linear or better (${short(size)}x the customers)`,
          measured: `steepest ${short(steepest)}x, geometric mean ${short(geomean(factors(cold)))}x`,
          met: steepest <= size,
        },
        {
          target: `pages: flat (median at most ${FLAT}x)`,
          measured: `median ${short(flat)}x, geometric mean ${short(geomean(factors(pages)))}x`,
          met: flat <= FLAT,
        },
      ],
      notes: [],
    };
  },
};

type Named = ReadonlyMap<string, Omit<Runner, "contender">>;

function rulesOf(world: World): Named {
  return new Map(world.rules.map((rule) => [`cold: ${rule.name}`, productPlanned(world, rule)]));
}

async function pagesOf(world: World): Promise<Named> {
  return new Map((await pointsOf(world)).map(({ name, product }) => [`page: ${name}`, { run: product }]));
}

/** The same in both worlds by turns, where both have it. */
async function side(
  { rounds }: CaseOptions,
  [from, to]: readonly [string, string],
  small: Named,
  large: Named,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, more] of large) {
    const less = small.get(name);
    if (!less) continue;
    const runners = [
      { ...less, contender: from },
      { ...more, contender: to },
    ];
    for (const { prepare, run } of runners) {
      await prepare?.();
      await run();
    }
    rows.push(rowOf(name, await measure(runners, { rounds })));
  }
  return rows;
}
