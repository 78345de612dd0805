import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contactBook } from "../support/contact-book.ts";
import { asPerson, counts, generous, type Importer, reasons } from "../support/imports.ts";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let importer: Importer;
beforeAll(async () => {
  server = await startTestServer();
  return server.stop;
});
beforeEach(async () => {
  world = await World.create(server);
  ({ client, importer } = await asPerson(server, world));
});

const book = () => contactBook(server.database, world.orgId);
const emailed = (...addresses: string[]) => ({
  contacts: addresses.map((address) => ({ channel: "email" as const, address })),
});

describe("names that are not there", () => {
  const csv =
    "Email,Tags,Company,Static segments\na@x.org,t,c,s\nb@x.org,t,,\nc@x.org,,c,\nd@x.org,,,s\ne@x.org,,,\n";

  test("are refused unless they may be made", async () => {
    const done = await importer.run(csv);
    expect(reasons(done)).toEqual([
      "2: There is no company called “c”. There is no tag called “t”. There is no segment called “s”.",
      "3: There is no tag called “t”.",
      "4: There is no company called “c”.",
      "5: There is no segment called “s”.",
    ]);
    expect(await book()).toMatchObject([{ name: "e@x.org" }]);
    const { options } = await client.options.list.query({ source: "tags" });
    expect(options).toEqual([]);
  });

  test("are made once, and not for a row that is refused", async () => {
    const content = `${csv}f@x.org,T;t2,C,S\nno address,lost,lost,lost\n`;
    const done = await importer.run(content, { options: generous });
    expect(done.report.made).toMatchObject({
      tags: { count: 2 },
      companies: { count: 1 },
      segments: { count: 1 },
    });
    for (const [source, labels] of [
      ["tags", ["t", "t2"]],
      ["companies", ["c"]],
      ["segments", ["s"]],
    ] as const) {
      const { options } = await client.options.list.query({ source });
      expect(options.map(({ label }) => label).sort()).toEqual(labels);
    }
  });

  test("of which there are too many come from a wrong column", async () => {
    const rows = Array.from({ length: 1_001 }, (_, index) => `${index}@x.org,note ${index}`);
    const done = await importer.run(["Email,Tags", ...rows].join("\n"), { options: generous });
    expect(counts(done)).toEqual({ created: 1_000, refused: 1 });
    expect(reasons(done)[0]).toMatch(/more than 1,000 new tags/);
  });

  test("are static segments: no rule is overruled, and what is archived comes back", async () => {
    const rule = all(is("country", "isSet"));
    await client.segments.create.mutate({ type: "dynamic", name: "By rule", rule });
    const { id } = await client.segments.create.mutate({ type: "static", name: "Old batch" });
    await client.segments.archive.mutate({ id });
    const done = await importer.run("Email,Segments\na@x.org,by rule\nb@x.org,OLD batch\n", {
      options: generous,
    });
    expect(reasons(done)).toEqual(["2: “By rule” is a dynamic segment: its rule says who is in it."]);
    expect(await client.segments.get.query({ id })).toMatchObject({ archivedAt: null });
    expect(await book()).toMatchObject([{ segments: ["Old batch"] }]);
  });
});

test.each([
  ["Email", "ann at example", "“ann at example” is no email address."],
  ["Email", "a@x.org, b@x.org", "“a@x.org, b@x.org” is no email address."],
  ["Phone", "none", "“none” is no phone number."],
  ["Suppressed", "yes", "“yes” is no phone number."],
  ["Name", "\u200b", "A customer needs a name."],
  ["Name", "x".repeat(501), "A customer’s name can have at most 500 characters."],
  ["Country", "Atlantis", "“Atlantis” is no country: write its code or its English name."],
  ["Language", "Klingon!", "“Klingon!” is no language: write its code or its English name."],
  ["Fit: Roaster", "1,5", "“1,5” is no number: write it as 12.5."],
  ["Fit: Roaster", "1e999", "“1e999” is no number: write it as 12.5."],
  ["Owner", "Nobody", "Nobody here is called “Nobody” or has it as email address."],
  ["Owner", "Twin", "2 people are called “Twin”: write the email address."],
  ["Owner", "Gone", "“Gone” has no place here any more."],
  ["Company", "Double", "2 companies are called “Double”."],
  ["Company", "x".repeat(201), "A company’s name can have at most 200 characters."],
  ["Tags", "x".repeat(101), "A tag’s name can have at most 100 characters."],
  ["Static segments", "x".repeat(201), /^A segment’s name can have at most 200 characters/],
  [
    "Tags",
    Array.from({ length: 101 }, (_, index) => index).join(";"),
    "There are 101 tags in one row; at most 100 can be.",
  ],
])("%s that can’t be taken is refused: %#", async (header, cell, reason) => {
  await world.product("Roaster");
  await world.company("Double");
  await world.company("Double");
  await world.company("double");
  await world.person("Twin");
  await world.person("Twin");
  await client.people.remove.mutate({ id: await world.person("Gone") });
  const isKey = header === "Email";
  const csv = isKey ? `Email\n"${cell}"\n` : `Email,"${header}"\na@x.org,"${cell}"\n`;
  const done = await importer.run(csv, { options: generous });
  expect(counts(done)).toEqual({ refused: 1 });
  expect(done.report.samples.refused[0]?.reason).toEqual(
    typeof reason === "string" ? reason : expect.stringMatching(reason),
  );
  expect(await book()).toEqual([]);
});

test("an owner is found by email address or name, also one who has left and owns already", async () => {
  const gone = await world.person("Gone");
  await world.customer({ name: "Zoe", owner: gone, ...emailed("z@x.org") });
  await client.people.remove.mutate({ id: gone });
  const olga = await server.database.prisma.person.findUniqueOrThrow({
    where: { id: await world.person("Olga") },
  });
  const rows = [`a@x.org,${olga.email.toUpperCase()}`, "b@x.org,OLGA", "z@x.org,Gone"];
  expect(counts(await importer.run(["Email,Owner", ...rows].join("\n")))).toEqual({
    created: 2,
    unchanged: 1,
  });
  expect((await book()).map(({ owner }) => owner)).toEqual(["Gone", "Olga", "Olga"]);
});

test("what is suppressed is so wherever the address is, and stays so", async () => {
  await world.customer({ name: "A", contacts: [{ channel: "phone", address: "+84 1", suppressed: true }] });
  await world.customer({ name: "B", ...emailed("b@x.org", "shared@x.org") });
  await world.customer({ name: "C", ...emailed("c@x.org", "shared@x.org") });
  const { id } = await client.segments.create.mutate({
    type: "dynamic",
    name: "Suppressed",
    rule: all(is("suppressed", "has", "any")),
  });
  const members = async () => (await client.segments.counts.query({ ids: [id] }))[0]?.count;
  expect(await members()).toBe(1);
  const rows = ["b@x.org,+84 1,", "c@x.org,,SHARED@x.org", "b@x.org,,shared@x.org", "b@x.org,,+84 1"];
  const done = await importer.run(["Email,Phone,Suppressed addresses", ...rows].join("\n"));
  expect(counts(done)).toEqual({ updated: 2, unchanged: 2 });
  expect((await book()).map(({ contacts }) => contacts)).toEqual([
    ["phone +84 1 (suppressed)"],
    ["email b@x.org", "email shared@x.org (suppressed)", "phone +84 1 (suppressed)"],
    ["email c@x.org", "email shared@x.org (suppressed)"],
  ]);
  expect(await members()).toBe(3);
});
