import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic, idsOf } = await startWorkbench());
});
afterAll(() => server.stop());

describe("editing", () => {
  test("a changed rule is a new revision; the same rule is not", async () => {
    const vn = all(is("country", "isAnyOf", ["VN"]));
    const id = await newDynamic(vn);
    expect(await client.segments.update.mutate({ id, rule: vn, ruleRevision: 1 })).toMatchObject({
      ruleRevision: 1,
    });
    const th = all(is("country", "isAnyOf", ["TH"]));
    expect(await client.segments.update.mutate({ id, rule: th, ruleRevision: 1 })).toMatchObject({
      ruleRevision: 2,
      rule: th,
    });
    expect(await refusal(client.segments.update.mutate({ id, rule: vn, ruleRevision: 1 }))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("Somebody else saved the rule"),
    });
  });

  test("the rule of an archived segment is not changed; its name is", async () => {
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    await client.segments.archive.mutate({ id });
    const rule = all(is("country", "isAnyOf", ["TH"]));
    const refused = { reason: "INVALID", message: expect.stringContaining("restore it before") };
    expect(await refusal(client.segments.update.mutate({ id, rule }))).toMatchObject(refused);
    expect(await refusal(client.segments.compareRule.query({ id, rule }))).toMatchObject(refused);
    const name = unique("Renamed");
    expect(await client.segments.update.mutate({ id, name })).toMatchObject({ name, ruleRevision: 1 });
    await client.segments.restore.mutate({ id });
    expect(await client.segments.update.mutate({ id, rule })).toMatchObject({ ruleRevision: 2 });
  });

  test("of two people who save at once from the same revision, one is told", async () => {
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    const save = (code: string) =>
      client.segments.update.mutate({ id, rule: all(is("country", "isAnyOf", [code])), ruleRevision: 1 });
    const outcomes = await Promise.allSettled([save("TH"), save("ID"), save("MY")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await client.segments.get.query({ id })).toMatchObject({ ruleRevision: 2 });
  });

  test("name and description; a static segment has no rule", async () => {
    const id = await newStatic();
    const name = unique("Renamed");
    expect(await client.segments.update.mutate({ id, name, description: " why " })).toMatchObject({
      name,
      description: "why",
    });
    expect(await client.segments.update.mutate({ id, name: name.toUpperCase() })).toMatchObject({
      name: name.toUpperCase(),
    });
    expect(await refusal(client.segments.update.mutate({ id, rule: all(is("tag", "isSet")) }))).toMatchObject(
      { reason: "WRONG_TYPE" },
    );
  });

  test("a copy has the rule, or the members", async () => {
    const rule = all(is("country", "isAnyOf", ["VN"]));
    const original = await client.segments.get.query({ id: await newDynamic(rule) });
    const copy = await client.segments.duplicate.mutate({ id: original.id });
    expect(copy).toMatchObject({ name: `${original.name} (copy)`, rule, type: "dynamic" });
    expect((await client.segments.duplicate.mutate({ id: original.id })).name).toBe(
      `${original.name} (copy 2)`,
    );
    const customerIds = await world.customers(3);
    const id = await newStatic();
    await client.segments.addCustomers.mutate({ id, customerIds });
    expect(await idsOf((await client.segments.duplicate.mutate({ id })).id)).toEqual(customerIds);
  });
});
