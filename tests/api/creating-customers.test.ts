import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];
let foreignCompany: number;

beforeAll(async () => {
  ({ server, world, client, unique, newDynamic, idsOf } = await startWorkbench());
  foreignCompany = await (await World.create(server, { name: "Theirs" })).company("Secret company");
});
afterAll(() => server.stop());

const get = (id: number) => client.customers.get.query({ id });

describe("creating", () => {
  test("a customer with an address, a company and an owner is in their segments at once", async () => {
    const company = await world.company(unique("Employer"));
    const owner = await world.person(unique("Keeper"));
    const segment = await newDynamic(
      all(is("company", "isAnyOf", [company]), is("owner", "isAnyOf", [owner]), is("email", "isSet")),
    );
    expect(await idsOf(segment)).toEqual([]);
    const { id } = await client.customers.create.mutate({
      name: "  Newcomer ",
      email: " New@mail.example ",
      companyId: company,
      ownerId: owner,
    });
    expect(await get(id)).toMatchObject({
      name: "Newcomer",
      company: { id: company },
      owner: { id: owner },
      contacts: [{ channel: "email", address: "New@mail.example" }],
    });
    expect(await idsOf(segment)).toEqual([id]);
    const { segments } = await client.customers.segments.query({ id });
    expect(segments.map((one) => one.id)).toContain(segment);
  });

  test("what is refused leaves nothing behind", async () => {
    const { total } = await client.customers.search.query({});
    const refused = await Promise.all(
      [
        { name: " " },
        { name: "\u200d" },
        { name: "x".repeat(501) },
        { name: "Half", email: "nowhere" },
        { name: "Half", companyId: foreignCompany },
        { name: "Half", ownerId: 2_000_000_000 },
      ].map((input) => refusal(client.customers.create.mutate(input))),
    );
    expect(refused.map(({ reason }) => reason)).toEqual([
      "INVALID",
      "INVALID",
      "INVALID",
      "INVALID",
      "NOT_FOUND",
      "NOT_FOUND",
    ]);
    expect((await client.customers.search.query({})).total).toBe(total);
  });

  test("a company once, however its name is written and however many ask at once", async () => {
    const name = unique("Straße  Kafé");
    const made = await client.companies.create.mutate({ name: ` ${name} ` });
    expect(made.name).toBe(name.replace("  ", " "));
    for (const other of [name.toUpperCase(), name.normalize("NFD")])
      expect(await refusal(client.companies.create.mutate({ name: other }))).toMatchObject({
        reason: "CONFLICT",
        message: `There is already a company called “${made.name}”.`,
      });
    const { options } = await client.options.list.query({ source: "companies", search: made.name });
    expect(options).toMatchObject([{ value: made.id, label: made.name, count: 0 }]);
    const attempts = Array.from({ length: 5 }, () => client.companies.create.mutate({ name: "At once" }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const bad of ["", "\u200b", "a\0b", "\ud83d", "🏢".repeat(201)])
      expect(await refusal(client.companies.create.mutate({ name: bad }))).toMatchObject({
        reason: "INVALID",
      });
    const { entries } = await client.audit.list.query({ action: "company.create" });
    expect(entries.map(({ subject }) => subject.name)).toEqual(["At once", made.name]);
  });
});
