import { listCustomerSegments } from "@segments/crm";
import { openDatabase } from "@segments/db";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, any, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];
let foreignCustomer: number;

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic, idsOf } = await startWorkbench());
  foreignCustomer = await (await World.create(server, { name: "Theirs" })).customer({ name: "Secret" });
});
afterAll(() => server.stop());

const get = (id: number) => client.customers.get.query({ id });
const segmentsOf = (id: number) => client.customers.segments.query({ id });
const idsIn = async (id: number) => (await segmentsOf(id)).segments.map((segment) => segment.id);

describe("one customer", () => {
  test("is told with all that can be edited of it", async () => {
    const [tag, other] = [await world.tag("vip"), await world.tag("asia")];
    const [company, product] = [await world.company("Acme"), await world.product("Freight")];
    const owner = await world.person("Looks After");
    const id = await world.customer({
      name: "👩‍👩‍👧‍👦 عميل",
      company,
      owner,
      country: "VN",
      language: "vi",
      createdAt: "2026-03-03T02:00:00.123Z",
      tags: [tag, other],
      scores: { [product]: 72.5 },
      contacts: [
        { channel: "phone", address: "+84 90 1" },
        { channel: "email", address: "An@mail.example" },
        { channel: "email", address: "old@mail.example", suppressed: true },
      ],
    });
    await world.customer({ contacts: [{ channel: "email", address: "an@mail.example" }] });
    expect(await get(id)).toEqual({
      id,
      name: "👩‍👩‍👧‍👦 عميل",
      company: { id: company, name: "Acme" },
      owner: { id: owner, name: "Looks After", left: false },
      country: "VN",
      language: "vi",
      tags: [
        { id: other, name: "asia" },
        { id: tag, name: "vip" },
      ],
      contacts: [
        {
          id: expect.any(Number),
          channel: "email",
          address: "An@mail.example",
          suppressedAt: null,
          suppressionReason: null,
          others: 1,
        },
        {
          id: expect.any(Number),
          channel: "email",
          address: "old@mail.example",
          suppressedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          suppressionReason: "unsubscribed",
          others: 0,
        },
        expect.objectContaining({ channel: "phone", address: "+84 90 1", others: 0 }),
      ],
      scores: [{ product: { id: product, name: "Freight" }, score: 72.5 }],
      messages: 0,
      lastInboundAt: null,
      createdAt: "2026-03-03T02:00:00.123Z",
    });
    await client.people.remove.mutate({ id: owner });
    expect(await get(id)).toMatchObject({ owner: { id: owner, left: true } });
    const { options } = await client.options.list.query({ source: "users", search: "Looks After" });
    expect(options).toMatchObject([{ value: owner, left: true }]);
    expect(
      await refusal(client.customers.update.mutate({ customerIds: [id], ownerId: owner })),
    ).toMatchObject({ reason: "NOT_FOUND" });
  });

  test("of another organization, or deleted, is not there", async () => {
    const gone = await world.customer();
    await client.customers.delete.mutate({ id: gone });
    for (const id of [foreignCustomer, gone, 2_000_000_000]) {
      const attempts = [
        get(id),
        segmentsOf(id),
        client.customers.inbound.query({ id }),
        client.customers.rename.mutate({ id, name: "Mine now" }),
        client.customers.removeContact.mutate({ customerId: id, contactId: 1 }),
        client.customers.addContact.mutate({ customerId: id, channel: "phone", address: "1" }),
        client.customers.recordInbound.mutate({ customerId: id, channel: "email", body: "Hello" }),
      ];
      for (const refused of await Promise.all(attempts.map(refusal))) {
        expect(refused).toMatchObject({
          reason: "NOT_FOUND",
          httpStatus: 404,
          message: `There is no customer ${id}.`,
        });
      }
    }
  });
});

describe("the segments of a customer", () => {
  test("are those that membership finds, at once after every write", async () => {
    const { id: tag } = await client.tags.create.mutate({ name: unique("page") });
    const product = await world.product("Customs");
    const company = await world.company(unique("Company"));
    const id = await world.customer({ name: "Page", country: "VN" });
    const fixed = await newStatic();
    const rules = {
      tag: all(is("tag", "containsAnyOf", [tag])),
      noTag: all(is("tag", "containsNoneOf", [tag])),
      company: all(is("company", "isAnyOf", [company])),
      country: all(is("country", "isAnyOf", ["TH"])),
      score: all(is("fitScore", ">", { product, score: 50 })),
      inbound: all(is("inbound", "since", { last: 7, unit: "day" })),
      suppressed: all(is("suppressed", "has", "email")),
      name: all(is("name", "startsWith", "renamed")),
      email: all(is("email", "contains", "page@")),
      segment: all(is("segment", "currentlyIn", [fixed]), is("tag", "isSet")),
      never: all(is("segment", "neverIn", [fixed])),
    };
    const made = await Promise.all(
      Object.entries(rules).map(async ([name, rule]) => [name, await newDynamic(rule)] as const),
    );
    const nested = await newDynamic(any(is("segment", "currentlyIn", [made[0]?.[1] ?? 0])));
    const everySegment = [...made.map(([, segment]) => segment), nested, fixed];
    const expectAgreement = async () => {
      const told = await idsIn(id);
      for (const segment of everySegment)
        expect([segment, told.includes(segment)]).toEqual([segment, (await idsOf(segment)).includes(id)]);
      return told;
    };
    const of = (name: keyof typeof rules) => made.find(([one]) => one === name)?.[1] ?? 0;
    const customerIds = [id];
    const address = { channel: "email", address: "page@mail.example" } as const;
    expect(await expectAgreement()).toEqual(expect.arrayContaining([of("noTag"), of("never")]));
    const steps: [() => Promise<unknown>, keyof typeof rules][] = [
      [() => client.customers.tag.mutate({ customerIds, tagIds: [tag] }), "tag"],
      [() => client.customers.update.mutate({ customerIds, companyId: company }), "company"],
      [() => client.customers.update.mutate({ customerIds, country: "TH" }), "country"],
      [
        () =>
          client.customers.setFitScores.mutate({
            productId: product,
            scores: [{ customerId: id, score: 51 }],
          }),
        "score",
      ],
      [
        () => client.customers.recordInbound.mutate({ customerId: id, channel: "phone", body: "Hello" }),
        "inbound",
      ],
      [() => client.customers.addContact.mutate({ customerId: id, ...address }), "email"],
      [() => client.customers.setSuppression.mutate({ ...address, reason: "bounced" }), "suppressed"],
      [() => client.customers.rename.mutate({ id, name: "Renamed" }), "name"],
      [() => client.segments.addCustomers.mutate({ id: fixed, customerIds }), "segment"],
    ];
    for (const [write, joined] of steps) {
      expect(await idsIn(id)).not.toContain(of(joined));
      await write();
      expect(await expectAgreement()).toContain(of(joined));
    }
    expect(await idsIn(id)).toContain(nested);
    const [contact] = (await get(id)).contacts;
    const remove = { customerId: id, contactId: contact?.id ?? 0 };
    expect(await client.customers.removeContact.mutate(remove)).toEqual({ removed: true });
    expect(await client.customers.removeContact.mutate(remove)).toEqual({ removed: false });
    const after = await expectAgreement();
    expect(after).not.toContain(of("email"));
    expect(after).not.toContain(of("suppressed"));
  });

  test("say since when and through whom a static one; archived ones are left out", async () => {
    const [id, before] = [await world.customer(), Date.now()];
    const [kept, archived, old] = [await newStatic(), await newStatic(), await newStatic()];
    for (const segment of [kept, archived])
      await client.segments.addCustomers.mutate({ id: segment, customerIds: [id] });
    // As it was before there was a log.
    await server.database.prisma.segmentMember.create({
      data: { orgId: world.orgId, segmentId: old, customerId: id, addedAt: "2025-01-02T03:04:05Z" },
    });
    await client.segments.archive.mutate({ id: archived });
    const { segments, total } = await segmentsOf(id);
    const found = (wanted: number) => segments.find((segment) => segment.id === wanted);
    expect(found(archived)).toBeUndefined();
    expect(found(kept)).toMatchObject({ type: "static", cause: "manual", by: "Test admin" });
    const membership = found(kept);
    expect(membership?.type === "static" && Date.parse(membership.since)).toBeGreaterThanOrEqual(before - 1);
    expect(found(old)).toMatchObject({ since: "2025-01-02T03:04:05.000Z", cause: null, by: null });
    const { segments: known } = await client.segments.list.query({});
    expect(total).toBe(known.length);
  });

  test("that can't be evaluated are told as broken, and are in neither", async () => {
    const id = await world.customer({ country: "VN" });
    const { id: tag, name } = await client.tags.create.mutate({ name: unique("doomed") });
    const inner = await newDynamic(all(is("tag", "containsNoneOf", [tag])));
    const outer = await newDynamic(any(is("segment", "notCurrentlyIn", [inner])));
    const sound = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    expect(await idsIn(id)).toEqual(expect.arrayContaining([inner, sound]));
    await client.tags.delete.mutate({ id: tag, force: true });
    const { segments, broken } = await segmentsOf(id);
    const told = segments.map((segment) => segment.id);
    expect(told).toContain(sound);
    for (const segment of [inner, outer]) {
      expect(told).not.toContain(segment);
      expect(broken.find((one) => one.id === segment)?.issues[0]?.message).toContain(
        `the tag “${name}” no longer exists`,
      );
      await client.segments.delete.mutate({ id: segment, force: true });
    }
  });

  test("a thousand of them take a handful of statements", async () => {
    const id = await world.customer({ country: "VN" });
    const rule = JSON.stringify(all(is("country", "isAnyOf", ["VN"]), is("tag", "isNotSet")));
    await server.database.pool.query(
      `insert into segment (org_id, name, name_key, type, rule, rule_revision)
       select $1, 'Many ' || n, 'many ' || n, 'dynamic', $2::jsonb, 1 from generate_series(1, 1000) n`,
      [world.orgId, rule],
    );
    // By a connection of its own: what works in the background has others.
    const database = openDatabase(server.databaseUrl, { maxConnections: 1 });
    const connection = await database.pool.connect();
    const sent = vi.spyOn(connection, "query");
    connection.release();
    const services = { ...server.app.services, database };
    const context = { services, orgId: world.orgId, actorId: null, timeZone: "UTC", now: Date.now() };
    const { segments } = await listCustomerSegments(context, id);
    expect(segments.filter(({ name }) => name.startsWith("Many ")).length).toBe(1000);
    expect(sent.mock.calls.length).toBeGreaterThan(2);
    expect(sent.mock.calls.length).toBeLessThanOrEqual(8);
    await database.close();
    await server.database.pool.query("delete from segment where org_id = $1 and name like 'Many %'", [
      world.orgId,
    ]);
  });
});
