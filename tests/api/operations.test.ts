import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, any, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});
afterAll(() => server.stop());

let serial = 0;
const unique = (name: string) => `${name} ${++serial}`;
const newStatic = async () =>
  (await client.segments.create.mutate({ type: "static", name: unique("Static") })).id;
const newDynamic = async (rule: object) =>
  (await client.segments.create.mutate({ type: "dynamic", name: unique("Dynamic"), rule })).id;
const idsOf = async (id: number) => (await client.segments.resolveCustomerIds.query({ id })).ids;

describe("static membership", () => {
  test("adding and removing say how many changed, and do nothing twice", async () => {
    const [a, b, c] = (await world.customers(3)) as [number, number, number];
    const id = await newStatic();
    const add = (customerIds: number[]) => client.segments.addCustomers.mutate({ id, customerIds });
    expect(await add([a, b, b])).toEqual({ added: 2, alreadyIn: 0, unknown: 0 });
    expect(await add([a, b, c, 2_000_000_000])).toEqual({ added: 1, alreadyIn: 2, unknown: 1 });
    expect(await idsOf(id)).toEqual([a, b, c]);
    const remove = (customerIds: number[]) => client.segments.removeCustomers.mutate({ id, customerIds });
    expect(await remove([b, 2_000_000_000])).toEqual({ removed: 1, notIn: 1 });
    expect(await remove([b])).toEqual({ removed: 0, notIn: 1 });
    expect(await idsOf(id)).toEqual([a, c]);
    const { rows } = await client.customers.search.query({ limit: 500 });
    expect(rows.map((row) => row.id)).toContain(b);
  });

  test("is refused on a dynamic segment, with a sentence", async () => {
    const customer = await world.customer();
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    for (const procedure of [client.segments.addCustomers, client.segments.removeCustomers]) {
      expect(await refusal(procedure.mutate({ id, customerIds: [customer] }))).toMatchObject({
        reason: "WRONG_TYPE",
        httpStatus: 400,
        message: expect.stringContaining("is dynamic: its rule decides who is in it"),
      });
    }
  });

  test("every join and leave is logged, in order, once", async () => {
    const [a, b] = (await world.customers(2)) as [number, number];
    const id = await newStatic();
    await client.segments.addCustomers.mutate({ id, customerIds: [b, a] });
    await client.segments.addCustomers.mutate({ id, customerIds: [a, b] });
    await client.segments.removeCustomers.mutate({ id, customerIds: [a] });
    await client.segments.addCustomers.mutate({ id, customerIds: [a] });
    const log = await server.database.prisma.membershipLog.findMany({
      where: { orgId: world.orgId, segmentId: id },
      include: { change: true },
      orderBy: { seq: "asc" },
    });
    expect(log.map(({ customerId, joined }) => [customerId, joined])).toEqual([
      [a, true],
      [b, true],
      [a, false],
      [a, true],
    ]);
    expect(log.every(({ change }) => change.cause === "manual" && change.actorId === world.personId)).toBe(
      true,
    );
    const all = await server.database.prisma.membershipLog.findMany({
      where: { orgId: world.orgId },
      orderBy: { seq: "asc" },
    });
    expect(all.map(({ seq }) => Number(seq))).toEqual(all.map((_, index) => index + 1));
  });

  test("two callers at once add each customer once", async () => {
    const customerIds = await world.customers(40);
    const id = await newStatic();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => client.segments.addCustomers.mutate({ id, customerIds })),
    );
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(40);
    expect(
      await server.database.prisma.membershipLog.count({ where: { orgId: world.orgId, segmentId: id } }),
    ).toBe(40);
  });

  test("ever in and never in remember who left", async () => {
    const [stayed, left, never] = (await world.customers(3, { country: "IS" })) as [number, number, number];
    const id = await newStatic();
    await client.segments.addCustomers.mutate({ id, customerIds: [stayed, left] });
    await client.segments.removeCustomers.mutate({ id, customerIds: [left] });
    const iceland = is("country", "isAnyOf", ["IS"]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "currentlyIn", [id]))))).toEqual([stayed]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "everIn", [id]))))).toEqual([
      stayed,
      left,
    ]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "neverIn", [id]))))).toEqual([never]);
  });

  test("ever in is refused for a dynamic segment, with a sentence", async () => {
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    expect(await refusal(newDynamic(all(is("segment", "neverIn", [id]))))).toMatchObject({
      reason: "INVALID",
      issues: [
        {
          path: "rules[0].value",
          code: "unsupported",
          message: expect.stringContaining("is not remembered yet"),
        },
      ],
    });
  });
});

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

describe("upsertManyByName", () => {
  const upsert = async (names: string[]) =>
    (await client.segments.upsertManyByName.mutate({ names })).segments;

  test("creates what is missing, says which, and keeps the first spelling", async () => {
    const name = unique("Cooldown — Mar");
    const first = await upsert([` ${name} `, name.toUpperCase(), unique("Other")]);
    expect(first.map(({ created }) => created)).toEqual([true, false, true]);
    expect(first[1]?.id).toBe(first[0]?.id);
    expect(await upsert([name.toLowerCase()])).toEqual([{ id: first[0]?.id, name, created: false }]);
  });

  test("is idempotent under concurrency", async () => {
    const names = Array.from({ length: 30 }, () => unique("Concurrent"));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, caller) => upsert(caller % 2 ? [...names].reverse() : names)),
    );
    const created = answers.flat().filter((one) => one.created);
    expect(created).toHaveLength(30);
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(30);
  });

  test("a name that belongs to a dynamic segment is an error naming it, and nothing is created", async () => {
    const { name } = await client.segments.get.query({
      id: await newDynamic(all(is("country", "isAnyOf", ["VN"]))),
    });
    const other = unique("Not created");
    expect(await refusal(upsert([other, name.toUpperCase()]))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining(`“${name}”`),
    });
    expect((await client.segments.list.query({ search: other })).segments).toEqual([]);
  });

  test("restores an archived segment of that name", async () => {
    const id = await newStatic();
    const { name } = await client.segments.archive.mutate({ id });
    expect(await upsert([name])).toEqual([{ id, name, created: false }]);
    expect(await client.segments.get.query({ id })).toMatchObject({ archivedAt: null });
  });
});

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
        { path: "rules[0]", count: 7 },
        { path: "rules[1]", count: total - 4 },
        { path: "rules[1].rules[0]", count: 4 },
      ],
    });
    expect(preview.rows.map(({ name }) => name)).toEqual(["Moa 0001", "Moa 0002"]);
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
    });
    const fixed = await newStatic();
    expect(await client.segments.explain.query({ id: fixed, customerId: customer })).toEqual({
      member: false,
      explanation: null,
    });
  });
});
