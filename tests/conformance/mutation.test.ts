import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { type FieldName, fieldNames, type Group, startOfDay } from "@segments/rules";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, disagreements, misread, type Stage, StrangerError, setStage } from "./compare.ts";
import { calendarAt } from "./generators/calendar.ts";
import { customersIn } from "./generators/customers.ts";
import { options } from "./generators/options.ts";
import { rulesIn, segmentsIn } from "./generators/rules.ts";
import { insertWorld } from "./insert.ts";
import { inFunctions } from "./mutants/in-functions.ts";
import { inSql } from "./mutants/in-sql.ts";
import { inCatalogue, inTests } from "./mutants/in-tests.ts";
import type { World } from "./world.ts";

const { switchable } = await vi.hoisted(() => import("./mutants/switchboard.ts"));
vi.mock("../../packages/rules/src/fields.ts", async (original) => switchable(await original()));
vi.mock("../../packages/rules/src/fold.ts", async (original) => switchable(await original()));
vi.mock("../../packages/rules/src/dates.ts", async (original) => switchable(await original()));
vi.mock("../../packages/rules/src/expression.ts", async (original) => switchable(await original()));
vi.mock("../../packages/evaluator/src/evaluate.ts", async (original) => switchable(await original()));

const SEED = 1;
const RULES = 150;
const HOUR = 3_600_000;
const calendars = [
  calendarAt(Date.parse("2026-03-31T12:00Z") - 14 * HOUR, "Pacific/Kiritimati", "2026-03-01"),
  calendarAt(
    startOfDay({ year: 2018, month: 11, day: 5 }, "America/Sao_Paulo"),
    "America/Sao_Paulo",
    "2018-11-04",
  ),
  calendarAt(Date.parse("2026-03-29T22:00Z") - 1, "Europe/Berlin", "2026-03-29"),
];

let place: TestDatabase;
let stages: { world: World; orgId: number }[];

beforeAll(async () => {
  place = await createTestDatabase();
  stages = [];
  for (const [index, calendar] of calendars.entries()) {
    const customers = fc.sample(customersIn(calendar), { seed: SEED, numRuns: 40 + 10 * index });
    const [segments = []] = fc.sample(segmentsIn(calendar), { seed: SEED + index, numRuns: 1 });
    const world = { ...calendar, segments, customers };
    stages.push({ world, orgId: await insertWorld(place.database, world) });
  }
});
afterAll(() => place.drop());

/** What the net asks of each world; drawn while the catalogue is as it should be. */
function draw(fields: readonly FieldName[]): Group[][] {
  return calendars.map((calendar) => {
    const rules = rulesIn({ calendar, segments: options.segments, fields });
    return fc.sample(rules, { seed: SEED, numRuns: RULES });
  });
}

/** Does the net of property.test.ts find anything? */
async function isFound(rules: readonly Group[][], differ: (stage: Stage, rule: Group) => Promise<boolean>) {
  for (const [index, { world, orgId }] of stages.entries()) {
    const stage = await setStage(place.database, world, orgId);
    if (misread(stage).length > 0) return true;
    for (const rule of rules[index] ?? []) if (await differ(stage, rule)) return true;
  }
  return false;
}

async function isDisputed(stage: Stage, rule: Group): Promise<boolean> {
  return disagreements(await ask(stage, rule)).length > 0;
}

/** A mistake that makes an answer fail altogether does not count as found: nobody needs a net for that. */
async function isDisputedAtAll(stage: Stage, rule: Group): Promise<boolean> {
  return isDisputed(stage, rule).catch((error: unknown) => error instanceof StrangerError);
}

test("without a mistake nothing is found", async () => {
  expect(await isFound(draw(fieldNames), isDisputed)).toBe(false);
});

describe.each([
  ["in the SQL of the catalogue", inSql],
  ["in its JavaScript", inTests],
  ["in what both follow", inCatalogue],
  ["in functions that many share", inFunctions],
])("a mistake %s is found", (_where, mutants) => {
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    "%s",
    async (_name, { fields, make }) => {
      const rules = draw(fields);
      const mend = make();
      try {
        expect(await isFound(rules, isDisputedAtAll)).toBe(true);
      } finally {
        mend();
      }
    },
  );
});
