import { loadFacts } from "@segments/crm";
import type { Facts } from "@segments/rules";
import { sameAnswers } from "../agreement.ts";
import { handWrittenEight } from "../contenders/hand-written.ts";
import { matchers, PRODUCT } from "../contenders/matchers.ts";
import { measure, type Runner } from "../measure.ts";
import { normalForm } from "../normal-form.ts";
import { against, type Case, type CaseOptions, compare, type Row, rowOf, short } from "../result.ts";
import { eightPredicates } from "../rules.ts";
import type { World } from "../world.ts";

const HAND = "hand-written";
const EIGHT = "eight predicates";
const CUSTOMERS = 1_000;
/** Asked of fewer customers: a call of it takes as long as hundreds of the others. */
const SLOW = { contender: "json-rules-engine", customers: 50 };

export const evaluators: Case = {
  number: 7,
  title: "One evaluation in memory",
  async run(world, options) {
    const { ids, meaning } = world;
    const facts = await factsOf(world);
    const eight = eightPredicates(ids);
    const rules = [{ name: EIGHT, rule: eight, node: normalForm(eight, meaning) }, ...world.rules];
    const rows: Row[] = [];
    for (const { name, rule, node } of rules) {
      const tests = matchers.map(({ contender, matcher }) => ({
        contender,
        run: matcher({ rule, node, meaning }),
      }));
      if (name === EIGHT) tests.push({ contender: HAND, run: handWrittenEight(ids, meaning) });
      const adjusted = options.adjust(tests);
      await checkAgreement(name, adjusted, facts);
      rows.push(await rowFor(name, adjusted, facts, options));
    }
    const factor = 1 / against(rows, PRODUCT, HAND).geomean;
    const peers = compare(rows, PRODUCT)
      .filter(({ contender }) => contender !== HAND)
      .sort((a, b) => a.geomean - b.geomean);
    const [nearest] = peers;
    return {
      ...{ number: 7, title: evaluators.title, unit: "ns", subject: PRODUCT, rows },
      targets: [
        {
          target: "at most 1.4x of a hand-written function, at eight predicates",
          measured: `${short(factor)}x`,
          met: factor <= 1.4,
        },
        {
          target: "ahead of every peer, by geometric mean",
          measured: `${nearest?.contender} takes ${short(nearest?.geomean ?? Number.NaN)}x`,
          met: (nearest?.geomean ?? 0) > 1,
        },
      ],
      notes: [
        `over the facts of ${facts.length} customers in turn, each library’s rule made ready once; ${SLOW.contender} over ${SLOW.customers} of them`,
      ],
    };
  },
};

/** The facts of the organization's first customers. */
export async function factsOf(world: World, count = CUSTOMERS): Promise<readonly Facts[]> {
  const ids = (await world.customerIds()).slice(0, count);
  return [...(await loadFacts(world.context, ids)).values()];
}

interface Asked {
  readonly contender: string;
  readonly run: (facts: Facts) => boolean | Promise<boolean>;
}

async function checkAgreement(name: string, tests: readonly Asked[], facts: readonly Facts[]): Promise<void> {
  const few = facts.slice(0, SLOW.customers);
  const quick = tests.filter(({ contender }) => contender !== SLOW.contender);
  for (const [asked, customers] of [[quick, facts] as const, [tests, few] as const]) {
    const answers = new Map<string, unknown>();
    for (const { contender, run } of asked) {
      const said: number[] = [];
      for (const [index, one] of customers.entries()) if (await run(one)) said.push(index);
      answers.set(contender, said);
    }
    sameAnswers(name, answers);
  }
}

async function rowFor(
  name: string,
  tests: readonly Asked[],
  facts: readonly Facts[],
  { rounds }: CaseOptions,
): Promise<Row> {
  const runners = tests.map((test) =>
    overAll(test, test.contender === SLOW.contender ? facts.slice(0, SLOW.customers) : facts),
  );
  const times = await measure(
    runners.map(({ runner }) => runner),
    { rounds },
  );
  const each = new Map(
    [...times].map(([contender, ms], index) => [contender, ms / (runners[index]?.asked ?? 1)]),
  );
  return rowOf(name, each, "ns");
}

/** One call asks about all of them. */
function overAll({ contender, run }: Asked, facts: readonly Facts[]): { runner: Runner; asked: number } {
  const isSlow = contender === SLOW.contender;
  const repeat = isSlow ? 1 : 5;
  const once = () => {
    let held = 0;
    for (let time = 0; time < repeat; time++) for (const one of facts) if (run(one)) held++;
    return held;
  };
  const waiting = async () => {
    for (const one of facts) await run(one);
  };
  return { runner: { contender, run: isSlow ? waiting : once }, asked: facts.length * repeat };
}
