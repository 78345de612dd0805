import { members } from "@segments/crm";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { evaluator } from "@segments/evaluator";
import {
  type Facts,
  fieldNames,
  fieldOf,
  type Group,
  parseRule,
  predicatesOf,
  type SegmentDefinition,
} from "@segments/rules";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseOf } from "./case.ts";
import { ask, disagreements, misread, type Stage, setStage } from "./compare.ts";
import { type Calendar, calendars } from "./generators/calendar.ts";
import { customersIn } from "./generators/customers.ts";
import { options } from "./generators/options.ts";
import { rulesIn, segmentsIn } from "./generators/rules.ts";
import { insertWorld } from "./insert.ts";
import { contextOf, customerIdOf, type World } from "./world.ts";

/** How many rules are asked of a set of customers; a longer run asks 200000. */
const CASES = Number(process.env.CONFORMANCE_CASES ?? 5_000);
const SEED = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 2 ** 31);

interface Draw {
  readonly segments: readonly SegmentDefinition[];
  readonly customers: readonly Facts[];
  readonly rules: readonly Group[];
}

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
});
afterAll(() => place.drop());

test(
  `PostgreSQL, the evaluator and an independent oracle agree on ${CASES} rules, each asked of a set of customers`,
  async () => {
    const seen = new Outcomes();
    for (let cases = 0, round = 0; cases < CASES; round++) {
      const [calendar] = fc.sample(calendars, { seed: SEED + round, numRuns: 1 }) as [Calendar];
      const outcome = await fc.check(
        fc.asyncProperty(drawsIn(calendar), async (draw) => {
          cases += draw.rules.length;
          await check({ ...calendar, ...draw }, draw.rules, seen);
        }),
        { seed: SEED + round, numRuns: 1 },
      );
      if (outcome.failed) throw new Error(report(outcome, SEED + round));
    }
    expect(seen.missing()).toEqual([]);
  },
  Math.max(300_000, 60 * CASES),
);

function drawsIn(calendar: Calendar): fc.Arbitrary<Draw> {
  const rule = rulesIn({ calendar, segments: options.segments });
  // In the order in which they shrink: with fewer rules, the rest takes less time.
  return fc.record({
    rules: fc.noBias(fc.array(rule, { minLength: 1, maxLength: 200, size: "max" })),
    customers: fc.noBias(fc.array(customersIn(calendar), { minLength: 1, maxLength: 80, size: "max" })),
    segments: segmentsIn(calendar),
  });
}

async function check(world: World, rules: readonly Group[], seen: Outcomes): Promise<void> {
  const stage = await setStage(place.database, world, await insertWorld(place.database, world));
  expect(misread(stage).map((index) => [stage.facts[index], world.customers[index]])).toEqual([]);
  for (const { id, type } of world.segments) if (type === "dynamic") await checkSegment(stage, id);
  for (const rule of rules) {
    expect(parseRule({ version: 1, ...rule })).toEqual({ ok: true, rule: { version: 1, ...rule } });
    const answers = await ask(stage, rule);
    const wrong = disagreements(answers);
    if (wrong.length > 0) throw new Disagreement(world, rule, wrong, answers.oracle);
    seen.note(stage, rule);
  }
}

/** A saved segment and its rule are asked in different ways. */
async function checkSegment({ world, context, facts }: Stage, segmentId: number): Promise<void> {
  const { ids } = await members(context, { segmentId });
  const test = evaluator(
    { combinator: "and", rules: [{ field: "segment", operator: "currentlyIn", value: [segmentId] }] },
    contextOf(world),
  );
  expect(ids.toArray()).toEqual(facts.flatMap((one, index) => (test(one) ? [customerIdOf(index)] : [])));
}

/** Which operators were seen to hold for somebody, and not to hold: a net with holes would prove nothing. */
class Outcomes {
  readonly #seen = new Set<string>();

  note({ world, facts }: Stage, rule: Group): void {
    for (const { predicate } of predicatesOf(rule)) {
      const { field, operator } = predicate;
      if (this.#seen.has(`${field} ${operator} true`) && this.#seen.has(`${field} ${operator} false`))
        continue;
      const test = evaluator({ combinator: "and", rules: [predicate] } as Group, contextOf(world));
      for (const one of facts) this.#seen.add(`${field} ${operator} ${test(one)}`);
    }
  }

  missing(): string[] {
    return fieldNames
      .flatMap((field) => Object.keys(fieldOf(field).operators).map((operator) => `${field} ${operator}`))
      .flatMap((operator) => [`${operator} true`, `${operator} false`])
      .filter((outcome) => !this.#seen.has(outcome));
  }
}

/** Carries the customers on whom the engines differ, as a case for the cases folder. */
class Disagreement extends Error {
  constructor(world: World, rule: Group, wrong: readonly number[], expected: readonly boolean[]) {
    const customers = wrong.flatMap((index) => world.customers[index] ?? []);
    const answers = wrong.map((index) => expected[index] === true);
    super(JSON.stringify(caseOf({ ...world, customers }, rule, answers), null, 2));
  }
}

function report({ errorInstance, numShrinks }: fc.RunDetails<[Draw]>, seed: number): string {
  return `Seed ${seed}, after ${numShrinks} shrinks (set CONFORMANCE_SEED to run it again):\n${errorInstance}`;
}
