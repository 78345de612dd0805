import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, any, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

beforeAll(async () => {
  ({ server, world, client, unique, newDynamic, idsOf } = await startWorkbench());
  await world.customers(3);
});
afterAll(() => server.stop());

describe("references", () => {
  test("a segment that another refers to is neither archived nor deleted, unless forced", async () => {
    const inner = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    const outer = await newDynamic(all(is("segment", "notCurrentlyIn", [inner])));
    const { name } = await client.segments.get.query({ id: outer });
    for (const procedure of [client.segments.archive, client.segments.delete]) {
      expect(await refusal(procedure.mutate({ id: inner }))).toMatchObject({
        reason: "IN_USE",
        httpStatus: 412,
        usedBy: [{ kind: "segment", id: outer, name }],
      });
    }
    expect(await client.segments.get.query({ id: inner })).toMatchObject({
      usedBy: 1,
      users: [{ id: outer }],
    });
    const { name: innerName } = await client.segments.get.query({ id: inner });
    await client.segments.delete.mutate({ id: inner, force: true });
    // An exclusion that can't be evaluated holds everybody back.
    expect(await refusal(client.segments.resolveCustomerIds.query({ id: outer }))).toMatchObject({
      reason: "BROKEN",
      httpStatus: 422,
      message: expect.stringContaining(`the segment “${innerName}” no longer exists`),
      issues: [{ path: "rules[0].value", code: "missing" }],
    });
    expect(await client.segments.get.query({ id: outer })).toMatchObject({
      status: "broken",
      issues: [{ path: "rules[0].value" }],
    });
    expect(await client.segments.counts.query({ ids: [outer] })).toMatchObject([
      { count: null, receipt: null },
    ]);
  });

  test("a tag that a rule names: deleted only by force, then what names it is broken, and so is what refers to that", async () => {
    const { id: tag } = await client.tags.create.mutate({ name: unique("vip") });
    const customer = await world.customer({ tags: [tag] });
    const inner = await newDynamic(all(is("tag", "containsNoneOf", [tag])));
    const outer = await newDynamic(
      any(is("segment", "notCurrentlyIn", [inner]), is("country", "isAnyOf", ["VN"])),
    );
    expect(await idsOf(outer)).toContain(customer);
    expect(await refusal(client.tags.delete.mutate({ id: tag }))).toMatchObject({
      reason: "IN_USE",
      usedBy: [{ id: inner }],
    });
    await client.tags.delete.mutate({ id: tag, force: true });
    for (const id of [inner, outer]) {
      expect(await refusal(client.segments.listCustomers.query({ id }))).toMatchObject({
        reason: "BROKEN",
        message: expect.stringContaining("no longer exists"),
      });
    }
    await client.segments.update.mutate({ id: inner, rule: all(is("country", "isNoneOf", ["VN"])) });
    expect(await idsOf(outer)).not.toContain(customer);
  });

  test("what refers to a segment is listed at any depth, with the segments between; a webhook that names it counts", async () => {
    const inner = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    const middle = await newDynamic(all(is("segment", "notCurrentlyIn", [inner])));
    const outer = await newDynamic(all(is("segment", "currentlyIn", [middle])));
    const names = new Map<number, string>();
    for (const id of [middle, outer]) names.set(id, (await client.segments.get.query({ id })).name);
    const { endpoint: created } = await client.webhooks.create.mutate({
      url: "https://hooks.example/where-used",
      description: "Where used",
      events: ["segment.joined"],
      segmentIds: [outer],
    });
    const endpoint = created.id;
    await client.webhooks.create.mutate({
      url: "https://hooks.example/all",
      events: ["segment.joined"],
      segmentIds: null,
    });
    const step = (id: number) => ({ id, name: names.get(id) });
    expect((await client.segments.get.query({ id: inner })).users).toEqual([
      { kind: "segment", ...step(middle) },
      { kind: "segment", ...step(outer), via: [step(middle)] },
      { kind: "webhook", id: endpoint, name: "Where used", via: [step(outer), step(middle)] },
    ]);
    expect(await client.segments.get.query({ id: outer })).toMatchObject({ usedBy: 1 });
    expect(await refusal(client.segments.archive.mutate({ id: outer }))).toMatchObject({
      reason: "IN_USE",
      message: expect.stringContaining("a webhook refers to it"),
      usedBy: [{ kind: "webhook", id: endpoint }],
    });
    await client.webhooks.delete.mutate({ id: endpoint });
    await client.segments.archive.mutate({ id: outer });
  });

  test("an archived segment is listed apart, can't be referred to, and comes back", async () => {
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    await client.segments.archive.mutate({ id });
    const listed = async (archived: boolean) =>
      (await client.segments.list.query({ archived })).segments.map((one) => one.id);
    expect(await listed(false)).not.toContain(id);
    expect(await listed(true)).toContain(id);
    await client.segments.resolveCustomerIds.query({ id });
    expect(await refusal(newDynamic(all(is("segment", "currentlyIn", [id]))))).toMatchObject({
      issues: [{ path: "rules[0].value", message: expect.stringContaining("is archived") }],
    });
    await client.segments.restore.mutate({ id });
    expect(await listed(false)).toContain(id);
  });

  test("a circle is refused with the names along it; a diamond is none", async () => {
    const base = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    const left = await newDynamic(all(is("segment", "currentlyIn", [base])));
    const right = await newDynamic(all(is("segment", "notCurrentlyIn", [base])));
    const top = await newDynamic(
      any(is("segment", "currentlyIn", [left]), is("segment", "currentlyIn", [right])),
    );
    expect(await idsOf(top)).toHaveLength((await client.customers.search.query({})).total);
    const circle = await refusal(
      client.segments.update.mutate({ id: base, rule: all(is("segment", "currentlyIn", [top])) }),
    );
    expect(circle).toMatchObject({ reason: "INVALID", issues: [{ path: "rules[0].value", code: "cycle" }] });
    // The builder is told where, before anybody tries to save.
    const rule = all(is("segment", "currentlyIn", [top]));
    expect(await refusal(client.segments.previewRule.query({ id: base, rule }))).toMatchObject({
      issues: [{ path: "rules[0].value", code: "cycle" }],
    });
    expect(await client.segments.previewRule.query({ rule })).toMatchObject({ timed: false });
    const { name } = await client.segments.get.query({ id: top });
    expect(circle.message).toContain(`“${name}” → `);
    expect(
      await refusal(
        client.segments.update.mutate({ id: base, rule: all(is("segment", "currentlyIn", [base])) }),
      ),
    ).toMatchObject({
      issues: [{ code: "cycle" }],
    });
  });

  test("two people who save at once never close a circle", async () => {
    for (let round = 0; round < 8; round++) {
      const a = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
      const b = await newDynamic(all(is("country", "isAnyOf", ["TH"])));
      const outcomes = await Promise.allSettled([
        client.segments.update.mutate({ id: a, rule: all(is("segment", "currentlyIn", [b])) }),
        client.segments.update.mutate({ id: b, rule: all(is("segment", "currentlyIn", [a])) }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      await Promise.all([idsOf(a), idsOf(b)]);
    }
  });

  test("a segment that is saved while the tag it names is deleted is never left broken without force", async () => {
    for (let round = 0; round < 5; round++) {
      const { id: tag } = await client.tags.create.mutate({ name: unique("racing") });
      const [saved, deleted] = await Promise.allSettled([
        newDynamic(all(is("tag", "containsAnyOf", [tag]))),
        client.tags.delete.mutate({ id: tag }),
      ]);
      expect([saved.status, deleted.status].sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});
