import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Case, worldOf } from "./case.ts";
import { ask, setStage } from "./compare.ts";
import { insertWorld } from "./insert.ts";

const folder = path.join(import.meta.dirname, "cases");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
});
afterAll(() => place.drop());

describe.each(files)("%s", (file) => {
  const cases = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Case[];

  test.each(cases)("$description: $rule.rules", async (given) => {
    const world = worldOf(given);
    const stage = await setStage(place.database, world, await insertWorld(place.database, world));
    const { explainer, ...answers } = await ask(stage, given.rule);
    for (const [who, answer] of Object.entries(answers)) expect([who, answer]).toEqual([who, given.expected]);
    expect(explainer).toEqual(given.expected.slice(0, explainer.length));
  });
});
