import { compile, type Facts } from "@segments/rules";
import { sameAnswers } from "../agreement.ts";
import { productEvaluator } from "../contenders/evaluator.ts";
import { jsonLogicEngine } from "../contenders/json-logic.ts";
import type { Matcher } from "../contenders/matcher.ts";
import { matchers } from "../contenders/matchers.ts";
import { measure, type Runner } from "../measure.ts";
import { normalForm } from "../normal-form.ts";
import { randomOf } from "../random.ts";
import { randomRules } from "../random-rules.ts";
import { facetOf, factsAfter, randomWrite } from "../random-writes.ts";
import { type Case, type CaseOptions, type Row, rowOf, short } from "../result.ts";
import { NOW, SEED, type World } from "../world.ts";
import { factsOf } from "./07-evaluator.ts";

const INDEXED = "product, facet index";
const SIZES = [20, 200, 1_000];
const WRITES = 200;
/** This one gets so few writes that it ends. */
const SLOW = { contender: "json-rules-engine", writes: 2 };

/** One customer before and after a write, and the facet that it touched. */
interface Change {
  readonly before: Facts;
  readonly after: Facts;
  readonly facet: string;
}

type Test = (facts: Facts) => boolean | Promise<boolean>;

/** The numbers of the segments that the customer joined or left. */
type Observe = (change: Change) => number[] | Promise<number[]>;

export const write: Case = {
  number: 8,
  title: "One customer’s write against dynamic segments: who joined, who left",
  async run(world, options) {
    const changes = await changesOf(world);
    const rows: Row[] = [];
    for (const size of SIZES) rows.push(await rowFor(world, size, changes, options));
    const micros = rows.at(-1)?.values[INDEXED] ?? Number.NaN;
    return {
      ...{ number: 8, title: write.title, unit: "µs", subject: INDEXED, rows },
      targets: [
        { target: "at most 35 µs at 1,000 segments", measured: `${short(micros)} µs`, met: micros <= 35 },
      ],
      notes: [
        "the index from facet to segments is the benchmark’s own, made of the facets that a rule’s plan names: the product has none yet",
        `mean over ${WRITES} different writes, mostly tags; ${SLOW.contender} over ${SLOW.writes}`,
      ],
    };
  },
};

async function changesOf(world: World): Promise<Change[]> {
  const random = randomOf(SEED);
  return (await factsOf(world, WRITES)).map((before) => {
    const done = randomWrite(world.ids, before, random, NOW);
    return { before, after: factsAfter(before, done), facet: facetOf(done) };
  });
}

async function rowFor(
  { ids, meaning }: World,
  size: number,
  changes: readonly Change[],
  options: CaseOptions,
): Promise<Row> {
  const rules = randomRules(ids, size, SEED).map((rule) => ({
    rule,
    node: normalForm(rule, meaning),
    meaning,
  }));
  const testsOf = ({ matcher }: Matcher): Test[] => rules.map(matcher);
  const facets = rules.map(({ rule }) => compile(rule, meaning).facets);
  const observers = options.adjust([
    { contender: INDEXED, run: indexed(testsOf(productEvaluator), facets) },
    ...matchers.map((each) => ({
      contender: each.contender,
      run: each.contender === SLOW.contender ? waiting(testsOf(each)) : everything(testsOf(each)),
    })),
    { contender: `${jsonLogicEngine.contender}, same index`, run: indexed(testsOf(jsonLogicEngine), facets) },
  ]);
  for (const change of changes.slice(0, SLOW.writes)) await check(size, observers, change);
  const quick = observers.filter(({ contender }) => contender !== SLOW.contender);
  for (const change of changes) await check(size, quick, change);
  const given = (contender: string) =>
    contender === SLOW.contender ? changes.slice(0, SLOW.writes) : changes;
  const runners: Runner[] = observers.map(({ contender, run }) => ({
    contender,
    run: async () => {
      for (const change of given(contender)) {
        const found = run(change);
        if (found instanceof Promise) await found;
      }
    },
  }));
  const times = await measure(runners, options);
  const each = new Map([...times].map(([contender, ms]) => [contender, ms / given(contender).length]));
  return rowOf(`${size.toLocaleString("en")} segments`, each, "µs");
}

type Observer = { readonly contender: string; readonly run: Observe };

async function check(size: number, observers: readonly Observer[], change: Change): Promise<void> {
  const answers = new Map<string, unknown>();
  for (const { contender, run } of observers) answers.set(contender, await run(change));
  sameAnswers(`a write to ${change.facet} with ${size} segments`, answers);
}

function everything(tests: readonly Test[]): Observe {
  return ({ before, after }) => {
    const moved: number[] = [];
    for (let index = 0; index < tests.length; index++) {
      const test = tests[index] as Test;
      if (test(before) !== test(after)) moved.push(index);
    }
    return moved;
  };
}

function waiting(tests: readonly Test[]): Observe {
  return async ({ before, after }) => {
    const moved: number[] = [];
    for (const [index, test] of tests.entries())
      if ((await test(before)) !== (await test(after))) moved.push(index);
    return moved;
  };
}

/** Only the segments whose plan depends on what was touched. */
function indexed(tests: readonly Test[], facets: readonly (readonly string[])[]): Observe {
  const byFacet = new Map<string, number[]>();
  for (const [index, each] of facets.entries())
    for (const facet of each) {
      const known = byFacet.get(facet);
      if (known) known.push(index);
      else byFacet.set(facet, [index]);
    }
  return ({ before, after, facet }) => {
    const moved: number[] = [];
    for (const index of byFacet.get(facet) ?? []) {
      const test = tests[index] as Test;
      if (test(before) !== test(after)) moved.push(index);
    }
    return moved;
  };
}
