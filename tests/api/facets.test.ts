import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let newDynamic: Workbench["newDynamic"];
let tag: number;
let otherTag: number;
let company: number;
let product: number;
let otherProduct: number;
let owner: number;
let fixed: number;
let other: number;
let customer: number;

beforeAll(async () => {
  ({ server, world, client, newDynamic } = await startWorkbench());
  tag = await world.tag("hot-lead");
  otherTag = await world.tag("cold");
  company = await world.company("Acme");
  product = await world.product("Freight");
  otherProduct = await world.product("Customs");
  owner = await world.person("Owner");
  fixed = (await client.segments.create.mutate({ type: "static", name: "Q1 batch" })).id;
  other = (await client.segments.create.mutate({ type: "static", name: "Q2 batch" })).id;
  customer = await world.customer({
    name: "An",
    country: "VN",
    tags: [tag],
    contacts: [{ channel: "email", address: "an@mail.example" }],
  });
  await world.customers(5);
});
afterAll(() => server.stop());

const resolve = (id: number) => client.segments.resolveCustomerIds.query({ id });

describe("each facet's change ends what depends on it, and nothing else", () => {
  interface Case {
    readonly facet: string;
    readonly rule: () => ReturnType<typeof is>;
    readonly write: () => Promise<unknown>;
    /** What the rule answers after the write, with or without the one customer. */
    readonly after: boolean;
  }
  const cases: readonly Case[] = [
    {
      facet: "tag:7",
      rule: () => is("tag", "containsAnyOf", [otherTag]),
      write: () => client.customers.tag.mutate({ customerIds: [customer], tagIds: [otherTag] }),
      after: true,
    },
    {
      facet: "tag",
      rule: () => is("tag", "isSet"),
      write: () => client.customers.untag.mutate({ customerIds: [customer], tagIds: [otherTag, tag] }),
      after: false,
    },
    {
      facet: "company",
      rule: () => is("company", "isAnyOf", [company]),
      write: () => client.customers.update.mutate({ customerIds: [customer], companyId: company }),
      after: true,
    },
    {
      facet: "owner",
      rule: () => is("owner", "isNotSet"),
      write: () => client.customers.update.mutate({ customerIds: [customer], ownerId: owner }),
      after: false,
    },
    {
      facet: "country",
      rule: () => is("country", "isNoneOf", ["ID"]),
      write: () => client.customers.update.mutate({ customerIds: [customer], country: "ID" }),
      after: false,
    },
    {
      facet: "language",
      rule: () => is("language", "isAnyOf", ["id"]),
      write: () => client.customers.update.mutate({ customerIds: [customer], language: "id" }),
      after: true,
    },
    {
      facet: "inbound",
      rule: () => is("inbound", "notSince", { last: 30, unit: "day" }),
      write: () =>
        client.customers.recordInbound.mutate({ customerId: customer, channel: "email", body: "Hello" }),
      after: false,
    },
    {
      facet: "fit:3",
      rule: () => is("fitScore", ">", { product, score: 50 }),
      write: () =>
        client.customers.setFitScores.mutate({
          productId: product,
          scores: [{ customerId: customer, score: 51 }],
        }),
      after: true,
    },
    {
      facet: "segment:17",
      rule: () => is("segment", "currentlyIn", [fixed]),
      write: () => client.segments.addCustomers.mutate({ id: fixed, customerIds: [customer] }),
      after: true,
    },
    {
      facet: "segment:18, ever",
      rule: () => is("segment", "everIn", [other]),
      write: () => client.segments.addCustomers.mutate({ id: other, customerIds: [customer] }),
      after: true,
    },
    {
      facet: "suppression",
      rule: () => is("suppressed", "has", "email"),
      write: () =>
        client.customers.setSuppression.mutate({
          channel: "email",
          address: "AN@mail.example",
          reason: "unsubscribed",
        }),
      after: true,
    },
    {
      facet: "name",
      rule: () => is("name", "startsWith", "bình"),
      write: () => client.customers.rename.mutate({ id: customer, name: "Bình" }),
      after: true,
    },
    {
      facet: "email",
      rule: () => is("email", "contains", "binh@"),
      write: () =>
        client.customers.addContact.mutate({
          customerId: customer,
          channel: "email",
          address: "binh@mail.example",
        }),
      after: true,
    },
  ];

  test.each(cases)("$facet", async ({ rule, write, after }) => {
    const narrow = is("name", "isNot", "nobody is called this");
    const id = await newDynamic(all(rule(), narrow));
    const negated = await newDynamic({ version: 1, combinator: "and", not: true, rules: [rule()] });
    const before = (await resolve(id)).ids.includes(customer);
    expect(before).toBe(!after);
    await resolve(negated);
    const others = await Promise.all(
      cases.filter((one) => one.rule !== rule).map((one) => newDynamic(all(one.rule()))),
    );
    for (const each of others) await resolve(each);
    await write();
    expect(await resolve(id)).toMatchObject({ receipt: { source: "live" } });
    expect((await resolve(id)).ids.includes(customer)).toBe(after);
    expect((await resolve(negated)).ids.includes(customer)).toBe(!after);
    const kept = await Promise.all(others.map(resolve));
    const live = kept.filter(({ receipt }) => receipt.source === "live").length;
    // Facets of the same family are told apart as far as the data allows: a tag from tags, a segment's now from its ever.
    expect(live).toBeLessThanOrEqual(1);
  });

  test("a score for one product leaves answers about another alone", async () => {
    const id = await newDynamic(all(is("fitScore", "isSet", { product: otherProduct })));
    await resolve(id);
    await client.customers.setFitScores.mutate({
      productId: product,
      scores: [{ customerId: customer, score: 12.5 }],
    });
    expect((await resolve(id)).receipt.source).toBe("cache");
  });

  test("a new customer and a deleted one", async () => {
    const id = await newDynamic(all(is("tag", "isNotSet")));
    const before = (await resolve(id)).ids;
    const { id: added } = await client.customers.create.mutate({ name: "Newcomer" });
    expect((await resolve(id)).ids).toEqual([...before, added]);
    await client.segments.addCustomers.mutate({ id: fixed, customerIds: [added] });
    await client.customers.delete.mutate({ id: added });
    expect((await resolve(id)).ids).toEqual(before);
    expect((await resolve(fixed)).ids).not.toContain(added);
  });

  test("a saved rule, also of a segment that is referred to", async () => {
    await client.customers.update.mutate({ customerIds: [customer], country: "ID" });
    const inner = await newDynamic(all(is("country", "isAnyOf", ["ID"])));
    const outer = await newDynamic(all(is("segment", "currentlyIn", [inner])));
    expect((await resolve(outer)).ids).toEqual([customer]);
    await client.segments.update.mutate({ id: inner, rule: all(is("country", "isAnyOf", ["LA"])) });
    expect((await resolve(outer)).ids).toEqual([]);
  });
});
