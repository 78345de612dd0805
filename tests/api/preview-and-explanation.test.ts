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

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic } = await startWorkbench());
});
afterAll(() => server.stop());

describe("preview and explanation", () => {
  test("counts of the whole and of every part, and the first rows", async () => {
    const { id: tag } = await client.tags.create.mutate({ name: unique("preview") });
    await world.customers(4, { country: "NZ", name: "Kiwi", tags: [tag] });
    await world.customers(3, { country: "NZ", name: "Moa" });
    const { total } = await client.customers.search.query({});
    const rule = all(is("country", "isAnyOf", ["NZ"]), {
      combinator: "or",
      not: true,
      rules: [is("tag", "containsAnyOf", [tag])],
    });
    const preview = await client.segments.previewRule.query({ rule, limit: 2 });
    expect(preview).toMatchObject({
      count: 3,
      total,
      counts: [
        { path: "", count: 3 },
        { path: "rules[0]", count: 7, without: total - 4 },
        { path: "rules[1]", count: total - 4, without: 7 },
        { path: "rules[1].rules[0]", count: 4 },
      ],
    });
    expect(preview.counts.map(({ path, without }) => (without === undefined ? path : ""))).toEqual([
      "",
      "",
      "",
      "rules[1].rules[0]",
    ]);
    expect(preview.rows.map(({ name }) => name)).toEqual(["Moa 0001", "Moa 0002"]);
  });

  test("ranges of one column count the same together as each by itself", async () => {
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    for (const days of [0, 1, 5, 9, 10, 11, 29, 31, 45, 59, 61, 99, 400]) {
      await world.customer({ name: "Ranged", lastInboundAt: ago(days), createdAt: ago(days) });
    }
    const last = (count: number) => ({ last: count, unit: "day" });
    const between = (from: number, to: number) =>
      is("created", "between", { from: last(from), to: last(to) });
    const parts = [
      between(60, 30),
      between(45, 10),
      between(30, 29),
      between(400, 399),
      is("created", "between", { from: last(10), to: { date: "2001-01-01" } }),
      is("created", "since", last(10)),
      is("created", "before", last(45)),
      is("inbound", "since", last(10)),
      is("inbound", "notSince", last(60)),
      is("inbound", "isNotSet"),
    ];
    const together = await client.segments.previewRule.query({ rule: all(...parts) });
    server.app.services.cache.clear();
    const alone = await Promise.all(
      parts.map((part) => client.segments.previewRule.query({ rule: all(part) })),
    );
    expect(together.counts.slice(1).map(({ count }) => count)).toEqual(alone.map(({ count }) => count));
    expect(new Set(alone.map(({ count }) => count)).size).toBeGreaterThan(5);
  });

  test("of a rule that is not saved, for any customer", async () => {
    const customer = await world.customer({ country: "VN" });
    const rule = all(is("country", "isAnyOf", ["VN"]), is("tag", "isSet"), is("owner", "isSet"));
    expect(await client.segments.explainRule.query({ rule, customerId: customer })).toMatchObject({
      member: false,
      explanation: { members: [{ pass: true, seenText: "Vietnam" }, { pass: false }, { pass: false }] },
      decisive: [],
      byTime: null,
    });
    const shorter = all(is("country", "isAnyOf", ["VN"]), is("tag", "isSet"));
    expect(await client.segments.explainRule.query({ rule: shorter, customerId: customer })).toMatchObject({
      decisive: ["rules[1]"],
    });
    expect(
      await refusal(
        client.segments.explainRule.query({ rule: all(is("tag", "isNot", 1)), customerId: customer }),
      ),
    ).toMatchObject({ reason: "INVALID", issues: [{ path: "rules[0].operator" }] });
    expect(
      await refusal(client.segments.explainRule.query({ rule, customerId: 2_000_000_000 })),
    ).toMatchObject({ reason: "NOT_FOUND" });
  });

  test("why a customer is in, with the value seen", async () => {
    const { id: tag, name } = await client.tags.create.mutate({ name: unique("seen") });
    const customer = await world.customer({ tags: [tag], country: "VN" });
    const id = await newDynamic(all(is("tag", "containsAnyOf", [tag]), is("country", "isAnyOf", ["TH"])));
    const answer = await client.segments.explain.query({ id, customerId: customer });
    expect(answer).toMatchObject({
      member: false,
      explanation: {
        pass: false,
        members: [
          { pass: true, sentence: `tag contains any of ${name}` },
          { pass: false, seen: "VN" },
        ],
      },
      decisive: ["rules[1]"],
    });
    const fixed = await newStatic();
    expect(await client.segments.explain.query({ id: fixed, customerId: customer })).toEqual({
      member: false,
      explanation: null,
      decisive: [],
      byTime: null,
    });
  });
});
