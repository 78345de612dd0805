import { listCustomers } from "@segments/crm";
import { sameAnswers } from "../agreement.ts";
import { cursorPage, offsetPage, type PageQuery } from "../contenders/prisma-pages.ts";
import { geomean, measure, median, type Runner } from "../measure.ts";
import { against, type Case, type CaseOptions, type Row, rowOf, short, valuesOf } from "../result.ts";
import type { BenchRule, World } from "../world.ts";

const PRODUCT = "product";
const CURSOR = "Prisma cursor";
const OFFSET = "Prisma offset";
const LIMIT = 50;
const FAR = 100;
const SEARCH = "lin";

/** Of the rules, those whose pages are read: few members, many, nearly all, and with references. */
const RULES = [
  "rare tag",
  "inbound since, fit score",
  "nested NOT",
  "nearly everyone",
  "in a nested segment, not in static ones",
];
const SORTS = [
  { sort: "name", direction: "asc" },
  { sort: "created", direction: "desc" },
  { sort: "lastInbound", direction: "desc" },
] as const;
const PLACES = ["first", "100th", "last", "search"] as const;

interface Point {
  readonly name: string;
  readonly query: PageQuery;
  readonly product: () => Promise<readonly number[]>;
}

export const pages: Case = {
  number: 6,
  title: `Pages of ${LIMIT}`,
  async run(world, options) {
    const rows: Row[] = [];
    for (const { name, query, product } of await pointsOf(world)) {
      const runners = options.adjust([
        { contender: PRODUCT, run: product },
        { contender: CURSOR, run: () => cursorPage(world, query) },
        { contender: OFFSET, run: () => offsetPage(world, query) },
      ]);
      const answers = new Map<string, unknown>();
      for (const { contender, run } of runners) answers.set(contender, await run());
      sameAnswers(name, answers);
      rows.push(rowOf(name, await measure(runners, options)));
    }
    const times = valuesOf(rows, PRODUCT);
    const [middle, worst] = [median(times), Math.max(...times)];
    return {
      ...{ number: 6, title: pages.title, unit: "ms", subject: PRODUCT, rows },
      targets: [
        { target: "median at most 5 ms warm", measured: `${short(middle)} ms`, met: middle <= 5 },
        { target: "worst at most 15 ms warm", measured: `${short(worst)} ms`, met: worst <= 15 },
      ],
      notes: [
        `against Prisma’s cursor ${short(against(rows, PRODUCT, CURSOR).geomean)}x, its offset ${short(against(rows, PRODUCT, OFFSET).geomean)}x, and those say no total`,
        `a search typed for the first time (sets not cached) takes ${short(await firstSearch(world, options))} ms`,
        "the last page is the one with the last 50 rows; the search is for “lin” in name or email",
      ],
    };
  },
};

/** What is read, and how the product does. */
export async function pointsOf(world: World): Promise<Point[]> {
  const points: Point[] = [];
  for (const rule of world.rules.filter(({ name }) => RULES.includes(name))) {
    for (const order of SORTS) {
      for (const place of PLACES) {
        const point = await pointOf(world, rule, order, place);
        if (point) points.push(point);
      }
    }
  }
  return points;
}

/** Undefined where there is no such page. */
async function pointOf(
  world: World,
  rule: BenchRule,
  order: (typeof SORTS)[number],
  place: (typeof PLACES)[number],
): Promise<Point | undefined> {
  const { context } = world;
  const search = place === "search" ? SEARCH : undefined;
  const read = (cursor?: string) =>
    listCustomers(context, rule.segmentId, { ...order, limit: LIMIT, cursor, search });
  let cursor: string | undefined = place === "last" ? "last" : undefined;
  let skip = 0;
  let after: number | undefined;
  if (place === "last") skip = Math.max(0, (await read()).total - LIMIT);
  for (let page = 1; place === "100th" && page < FAR; page++) {
    const { next, rows } = await read(cursor);
    if (next === null) return undefined;
    cursor = next;
    skip += rows.length;
    after = rows.at(-1)?.id;
  }
  return {
    name: `${rule.name} / ${order.sort} / ${place}`,
    query: { node: rule.node, ...order, limit: LIMIT, search, skip, after, isLast: place === "last" },
    product: async () => (await read(cursor)).rows.map(({ id }) => id),
  };
}

async function firstSearch({ cache, context, rules }: World, { rounds }: CaseOptions): Promise<number> {
  const times: number[] = [];
  for (const { segmentId } of rules.filter(({ name }) => RULES.includes(name))) {
    const run = () =>
      listCustomers(context, segmentId, { sort: "name", direction: "asc", limit: LIMIT, search: SEARCH });
    // Only what the search itself needs is let go of.
    const runner: Runner = {
      contender: PRODUCT,
      prepare: () => cache.touch(context.orgId, ["name", "email"]),
      run,
    };
    times.push((await measure([runner], { rounds })).get(PRODUCT) ?? Number.NaN);
  }
  return geomean(times);
}
