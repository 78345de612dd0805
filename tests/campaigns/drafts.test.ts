import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCampaign } from "../support/campaigns.ts";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let client: Workbench["client"];
let bench: Workbench;
let segment: number;
let other: number;
beforeAll(async () => {
  bench = await startWorkbench();
  ({ client } = bench);
  segment = await bench.newStatic();
  other = await bench.newDynamic(all(is("country", "isAnyOf", ["VN"])));
  const customerIds = await bench.world.customers(2, {
    contacts: [{ channel: "email", address: "a@example.com" }],
  });
  await client.segments.addCustomers.mutate({ id: segment, customerIds });
});
afterAll(() => bench.server.stop());

const unique = (name: string) => bench.unique(name);

describe("a draft", () => {
  test("is made, edited, copied, listed and deleted", async () => {
    const name = unique("Launch");
    const made = await client.campaigns.create.mutate({
      name: `  ${name}  `,
      description: "Why",
      includeIds: [segment],
    });
    expect(made).toMatchObject({
      ...{ name, description: "Why", state: "draft", revision: 1, enrolled: 0, job: null, alreadyRan: null },
      ...{ alreadyRanName: `Already ran campaign ${name}`, createdBy: "Test admin", onlyReachable: true },
      includes: [{ id: segment }],
      excludes: [],
    });
    const edited = await client.campaigns.update.mutate({
      id: made.id,
      revision: 1,
      name: name.toUpperCase(),
      excludeIds: [other, other],
      onlyReachable: false,
    });
    expect(edited).toMatchObject({
      ...{ name: name.toUpperCase(), description: "Why", revision: 2, onlyReachable: false },
      includes: [{ id: segment }],
      excludes: [{ id: other, type: "dynamic" }],
    });
    const copy = await client.campaigns.duplicate.mutate({ id: made.id });
    expect(copy).toMatchObject({
      name: `${name.toUpperCase()} (copy)`,
      includes: [{ id: segment }],
      excludes: [{ id: other }],
    });
    const listed = async () => (await client.campaigns.list.query({})).campaigns.map(({ id }) => id);
    expect((await listed()).slice(0, 2)).toEqual([copy.id, made.id]);
    expect(await client.campaigns.counts.query({ ids: [made.id, 999_999] })).toMatchObject([
      { id: made.id, count: 2, problem: null },
      { count: null, problem: "There is no campaign 999999." },
    ]);
    await client.campaigns.delete.mutate({ id: copy.id });
    expect(await listed()).not.toContain(copy.id);
    expect(await refusal(client.campaigns.get.query({ id: copy.id }))).toMatchObject({ reason: "NOT_FOUND" });
    const { entries } = await client.audit.list.query({});
    expect(entries.slice(0, 4).map(({ action }) => action)).toEqual([
      "campaign.delete",
      "campaign.create",
      "campaign.update",
      "campaign.create",
    ]);
  });

  test("is not overwritten by who began with an older revision, nor started", async () => {
    const { id } = await client.campaigns.create.mutate({ name: unique("Shared"), includeIds: [segment] });
    await client.campaigns.update.mutate({ id, revision: 1, description: "Mine" });
    expect(
      await refusal(client.campaigns.update.mutate({ id, revision: 1, description: "Yours" })),
    ).toMatchObject({ reason: "CONFLICT", message: expect.stringContaining("revision 2") });
    expect(await refusal(client.campaigns.start.mutate({ id, revision: 1 }))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("Nobody was enrolled"),
    });
    const edits = [1, 2, 3].map((n) =>
      client.campaigns.update.mutate({ id, revision: 2, description: String(n) }),
    );
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["no name", { name: "  " }, /needs a name/],
    ["a name of nothing that shows", { name: "\u200b\u200d" }, /needs a name/],
    [
      "a name too long for its segment's",
      { name: "x".repeat(180) },
      /at most 179 characters; this one has 180/,
    ],
    [
      "a description too long",
      { name: "Long", description: "x".repeat(2001) },
      /description can have at most/,
    ],
    [
      "a segment on both sides",
      { name: "Both", includeIds: [0], excludeIds: [0] },
      /both included and excluded/,
    ],
    ["nobody ticked that there is", { name: "None", audience: { customerIds: [999_999] } }, /nobody/],
  ])("is refused with %s", async (_what, given, said) => {
    const sided = (ids?: number[]) => ids?.map(() => segment);
    const { includeIds, excludeIds, ...rest } = given as {
      name: string;
      includeIds?: number[];
      excludeIds?: number[];
    };
    const call = client.campaigns.create.mutate({
      ...rest,
      includeIds: sided(includeIds) ?? [],
      excludeIds: sided(excludeIds) ?? [],
    });
    expect(await refusal(call)).toMatchObject({ reason: "INVALID", message: expect.stringMatching(said) });
  });

  test("has a name of its own, whatever its case; a name of 179 characters is enough for its segment", async () => {
    const name = unique("Taken");
    const { id } = await client.campaigns.create.mutate({ name });
    const again = client.campaigns.create.mutate({ name: name.toUpperCase() });
    expect(await refusal(again)).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("already"),
    });
    const long = await client.campaigns.create.mutate({ name: "y".repeat(179), includeIds: [segment] });
    expect(await refusal(client.campaigns.update.mutate({ id: long.id, name }))).toMatchObject({
      reason: "CONFLICT",
    });
    await client.campaigns.update.mutate({ id, name });
    const { alreadyRan } = await runCampaign(client, { id: long.id });
    expect([...(alreadyRan?.name ?? "")]).toHaveLength(200);
  });

  test("once it has started it stays as it was", async () => {
    const { id } = await client.campaigns.create.mutate({ name: unique("Over"), includeIds: [segment] });
    expect(await refusal(client.campaigns.cancel.mutate({ id }))).toMatchObject({ reason: "CONFLICT" });
    await runCampaign(client, { id });
    for (const call of [
      () => client.campaigns.update.mutate({ id, name: "Another" }),
      () => client.campaigns.delete.mutate({ id }),
    ])
      expect(await refusal(call())).toMatchObject({
        reason: "CONFLICT",
        message: expect.stringContaining("has started"),
      });
    expect(await client.campaigns.cancel.mutate({ id })).toMatchObject({ state: "done", enrolled: 2 });
  });
});

describe("where used", () => {
  test("what a draft names is neither archived nor deleted, and the draft is listed with the segment", async () => {
    const included = await bench.newStatic();
    const inner = await bench.newStatic();
    const excluded = await bench.newDynamic(all(is("segment", "notCurrentlyIn", [inner])));
    const name = unique("Using");
    const { id } = await client.campaigns.create.mutate({
      ...{ name, includeIds: [included], excludeIds: [excluded] },
    });
    const use = { kind: "campaign", id, name };
    for (const one of [included, excluded]) {
      expect(await client.segments.get.query({ id: one })).toMatchObject({ usedBy: 1, users: [use] });
      for (const procedure of [client.segments.archive, client.segments.delete])
        expect(await refusal(procedure.mutate({ id: one }))).toMatchObject({
          reason: "IN_USE",
          message: expect.stringContaining("a campaign refers to it"),
          usedBy: [use],
        });
    }
    const { users } = await client.segments.get.query({ id: inner });
    expect(users).toMatchObject([
      { kind: "segment", id: excluded },
      { ...use, via: [{ id: excluded }] },
    ]);
    await client.campaigns.delete.mutate({ id });
    await client.segments.archive.mutate({ id: included });
  });

  test("a campaign that has ended stands in nobody's way", async () => {
    const included = await bench.newStatic();
    const customerIds = await bench.world.customers(1, {
      contacts: [{ channel: "phone", address: "+84 5" }],
    });
    await client.segments.addCustomers.mutate({ id: included, customerIds });
    const { id } = await client.campaigns.create.mutate({ name: unique("Ended"), includeIds: [included] });
    const { alreadyRan } = await runCampaign(client, { id });
    await client.segments.archive.mutate({ id: included });
    await client.segments.delete.mutate({ id: alreadyRan?.id ?? 0 });
    expect(await client.campaigns.get.query({ id })).toMatchObject({
      state: "done",
      includes: [{ id: included, trouble: "archived" }],
      alreadyRan: { trouble: "deleted", name: alreadyRan?.name },
      enrolled: 1,
    });
  });

  test("a draft that is saved while the segment it names is archived never names an archived one", async () => {
    for (let round = 0; round < 5; round++) {
      const id = await bench.newStatic();
      const [made, archived] = await Promise.allSettled([
        client.campaigns.create.mutate({ name: unique("Racing"), excludeIds: [id] }),
        client.segments.archive.mutate({ id }),
      ]);
      if (archived.status === "fulfilled" && made.status === "fulfilled") {
        // It was archived first: the draft says so.
        expect(made.value.excludes).toMatchObject([{ trouble: "archived" }]);
      }
    }
  });
});
