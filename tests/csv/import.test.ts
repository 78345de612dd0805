import { query } from "@segments/db";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contactBook } from "../support/contact-book.ts";
import { download } from "../support/files.ts";
import { generous, type ImportDetail, Importer } from "../support/imports.ts";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let importer: Importer;
let headers: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  return server.stop;
});
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  headers = { cookie: await signIn(server.database, world.orgId, world.personId) };
  importer = new Importer(client, { url: server.url, headers });
});

const book = () => contactBook(server.database, world.orgId);
const counts = ({ report }: ImportDetail) =>
  Object.fromEntries(Object.entries(report.counts).filter(([, count]) => count > 0));
const reasons = ({ report }: ImportDetail) =>
  [...report.samples.ambiguous, ...report.samples.refused]
    .sort((a, b) => a.line - b.line)
    .map(({ line, reason }) => `${line}: ${reason}`);
const emailed = (...addresses: string[]) => ({
  contacts: addresses.map((address) => ({ channel: "email" as const, address })),
});

describe("a row becomes a customer", () => {
  test("with all that it says", async () => {
    await world.product("Roaster");
    await world.person("Olga");
    const csv = [
      "Full name;E-mail;Phone;Company name;Account owner;Country;Language;Tags;Static segments;Fit: Roaster;Suppressed addresses;Notes",
      "Ann Lee; ann@example.com ;+84 90 1|+84 90 2;Phở & Co;olga;vietnam;Portuguese;hot-lead; Q1 batch;-4.5;ANN@example.com;x",
      "Bob;bob@example.com;;;;DE;pt-br;;;;;",
    ].join("\n");
    const done = await importer.run(csv, { options: generous });
    expect(done.job).toMatchObject({
      state: "done",
      total: 2,
      done: 2,
      changed: 2,
      unchanged: 0,
      skipped: 0,
    });
    expect(done).toMatchObject({ isCheck: false, encoding: "utf-8", delimiter: ";" });
    expect(counts(done)).toEqual({ created: 2 });
    expect(done.report.made).toEqual({
      tags: { count: 1, names: ["hot-lead"] },
      companies: { count: 1, names: ["Phở & Co"] },
      segments: { count: 1, names: ["Q1 batch"] },
    });
    const nothing = { company: null, owner: null, tags: [], segments: [], scores: {} };
    expect(await book()).toEqual([
      {
        name: "Ann Lee",
        country: "VN",
        language: "pt",
        company: "Phở & Co",
        owner: "Olga",
        contacts: ["email ann@example.com (suppressed)", "phone +84 90 1", "phone +84 90 2"],
        tags: ["hot-lead"],
        segments: ["Q1 batch"],
        scores: { Roaster: -4.5 },
      },
      { ...nothing, name: "Bob", country: "DE", language: "pt-BR", contacts: ["email bob@example.com"] },
    ]);
  });

  test("by a name in two columns, or by the email address", async () => {
    await importer.run("Last name,First name,Email\nLee,Ann,a@x.org\n,,b@x.org\nKim,,c@x.org\n");
    expect((await book()).map(({ name }) => name)).toEqual(["Ann Lee", "Kim", "b@x.org"]);
  });

  test("once, however often the file has the address", async () => {
    const rows = ["Ann,a@x.org,VN", "Anna,A@X.ORG,", "Bob,b@x.org; a2@x.org,", "B,b@x.org,DE"];
    const done = await importer.run(["Name,Email,Country", ...rows].join("\n"));
    expect(counts(done)).toEqual({ created: 2, updated: 2 });
    expect(await book()).toMatchObject([
      { name: "Anna", country: "VN", contacts: ["email a@x.org"] },
      { name: "B", country: "DE", contacts: ["email b@x.org", "email a2@x.org"] },
    ]);
  });
});

describe("whose a row is", () => {
  test("its id says, else its email address, if one customer has it", async () => {
    const [ann = 0, bob = 0] = [
      await world.customer({ name: "Ann", ...emailed("a@x.org", "both@x.org") }),
      await world.customer({ name: "Bob", ...emailed("b@x.org", "both@x.org") }),
    ];
    const stranger = await World.create(server);
    const foreign = await stranger.customer({ name: "Secret", ...emailed("secret@x.org") });
    const rows = [
      `${ann},,Ann by id`,
      `,B@x.org,Bob by email`,
      `,both@x.org,Nobody`,
      `,a@x.org; b@x.org,Nobody`,
      `${foreign},a@x.org,Nobody`,
      `,secret@x.org,New`,
      `x7,a@x.org,Nobody`,
      `,,Nobody`,
      `${bob},new@x.org,Bob by id`,
    ];
    const done = await importer.run(["Customer ID,Email,Name", ...rows].join("\n"));
    expect(counts(done)).toEqual({ created: 1, updated: 3, ambiguous: 2, refused: 3 });
    expect(reasons(done)).toEqual([
      `4: 2 customers have this email address: ${ann}, ${bob}. Say which one by its customer ID.`,
      `5: 2 customers have these email addresses: ${ann}, ${bob}. Say which one by its customer ID.`,
      `6: There is no customer with the ID ${foreign}.`,
      "8: “x7” is no customer ID.",
      "9: There is no email address and no customer ID in it: nobody knows whose row it is.",
    ]);
    expect((await book()).map(({ name }) => name)).toEqual(["Ann by id", "Bob by id", "New"]);
    expect(await contactBook(server.database, stranger.orgId)).toMatchObject([{ name: "Secret" }]);
  });

  test("can't be said by the id of somebody who comes by the file", async () => {
    const known = await world.customer();
    const rows = Array.from({ length: 20 }, (_, index) => `${known + index + 1},,Nobody`);
    const done = await importer.run(["Customer ID,Email,Name", ",a@x.org,Ann", ...rows].join("\n"));
    expect(counts(done)).toEqual({ created: 1, refused: 20 });
  });

  test("may be that of many", async () => {
    await world.customers(12, emailed("info@x.org"));
    const [reason] = reasons(await importer.run("Email\ninfo@x.org\n"));
    expect(reason).toMatch(/^2: Many customers have this email address: \d+(, \d+){5}\. Say/);
  });
});

describe("what is there", () => {
  const csv = [
    "Name,Email,Company,Owner,Country,Language,Tags,Static segments,Fit: Roaster",
    "Ann,a@x.org,,,,,new,,",
  ].join("\n");

  async function known() {
    const [product, company, tag, owner] = [
      await world.product("Roaster"),
      await world.company("Old & Co"),
      await world.tag("old"),
      await world.person("Olga"),
    ];
    const given = { name: "Ann", company, owner, country: "VN", language: "vi", tags: [tag] };
    return world.customer({ ...given, scores: { [product]: 5 }, ...emailed("a@x.org") });
  }

  test("stays where a cell is empty, and tags are added to", async () => {
    await known();
    expect(counts(await importer.run(csv, { options: generous }))).toEqual({ updated: 1 });
    const [ann] = await book();
    expect(ann).toMatchObject({ company: "Old & Co", owner: "Olga", country: "VN", language: "vi" });
    expect(ann).toMatchObject({ tags: ["new", "old"], scores: { Roaster: 5 } });
  });

  test("goes where a cell is empty and that is asked for, but for names, addresses and tags", async () => {
    await known();
    await importer.run(csv, { options: { ...generous, clearEmpty: true } });
    const [ann] = await book();
    expect(ann).toMatchObject({ company: null, owner: null, country: null, language: null, scores: {} });
    expect(ann).toMatchObject({ name: "Ann", tags: ["new", "old"], contacts: ["email a@x.org"] });
  });

  test("is left alone where that is asked for", async () => {
    await known();
    const before = await book();
    const options = { ...generous, updateExisting: false };
    const done = await importer.run(`${csv}\nBob,b@x.org,,,,,,,`, { options });
    expect(counts(done)).toEqual({ created: 1, unchanged: 1 });
    expect((await book()).filter(({ name }) => name === "Ann")).toEqual(before);
  });

  test("is all that there is where nobody new may come", async () => {
    await known();
    const options = { ...generous, createNew: false };
    const done = await importer.run(`${csv}\nBob,b@x.org,,,,,,,`, { options });
    expect(counts(done)).toEqual({ updated: 1, refused: 1 });
    expect(reasons(done)).toEqual(["3: Nobody in the contact book has this email address."]);
  });

  test("imported again changes nothing, and records no change", async () => {
    await known();
    const rows = [
      "Bob,b@x.org,New & Co,Olga,DE,de,one;two,Batch,0.5",
      "Cid,c@x.org,new & co,,Germany,German,ONE,batch,5e-1",
    ];
    const wanted = { options: generous };
    const content = [csv, ...rows].join("\n");
    expect(counts(await importer.run(content, wanted))).toEqual({ created: 2, updated: 1 });
    const before = await book();
    expect(before[1]).toMatchObject({ tags: ["one", "two"], company: "New & Co" });
    expect(before[2]).toMatchObject({ tags: ["one"], company: "New & Co", country: "DE", language: "de" });
    const changes = () =>
      query(server.database, { text: "select id from change where org_id = $1", values: [world.orgId] });
    const recorded = await changes();
    const again = await importer.run(content, wanted);
    expect(again.job).toMatchObject({ changed: 0, unchanged: 3, skipped: 0, files: [] });
    expect(await book()).toEqual(before);
    expect(await changes()).toEqual(recorded);
  });
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

test("segments see it at once; the membership and audit logs say what it was", async () => {
  const rule = all(is("country", "isAnyOf", ["VN"]));
  const dynamic = await client.segments.create.mutate({ type: "dynamic", name: "Vietnam", rule });
  const counted = async () => (await client.segments.counts.query({ ids: [dynamic.id] }))[0]?.count;
  expect(await counted()).toBe(0);
  const csv = "Email,Country,Static segments\na@x.org,VN,Batch\nb@x.org,vn,Batch\n";
  const { job, file } = await importer.run(csv, { options: generous, name: "leads.csv" });
  expect(file.name).toBe("leads.csv");
  expect(await counted()).toBe(2);
  await importer.run("Email,Country\na@x.org,DE\n");
  expect(await counted()).toBe(1);
  const log = await query<{ joined: boolean; cause: string }>(server.database, {
    text: `select l.joined, c.cause from membership_log l join change c on c.org_id = l.org_id and c.id = l.change_id
      join segment s on s.org_id = l.org_id and s.id = l.segment_id where l.org_id = $1 and s.name = 'Batch'`,
    values: [world.orgId],
  });
  expect(log).toEqual([1, 2].map(() => ({ joined: true, cause: "import" })));
  const { entries } = await client.audit.list.query({ action: "customers.import" });
  expect(entries.at(-1)).toMatchObject({ subject: { id: job.id, name: "leads.csv" }, detail: { rows: 2 } });
});

test("an export, imported, changes nothing, whatever is in it", async () => {
  const product = await world.product('=2+5;"|,\n');
  const hostile = [
    "=1+1",
    "'=1",
    "''@x",
    "+84",
    '"',
    ",;|\tx",
    "a\r\nb",
    "＝x",
    "x\\;y",
    "\\",
    "’",
    "-",
    "🙂 é",
  ];
  for (const [index, text] of hostile.entries()) {
    await world.customer({
      name: text,
      company: await world.company(`${text} ${index}`),
      tags: [await world.tag(`${text} ${index}`), await world.tag(`${index}\\`)],
      owner: world.personId,
      country: "VN",
      language: "zh-Hant",
      scores: { [product]: -index / 3 },
      contacts: [
        { channel: "email", address: `${index}@x.org` },
        { channel: "email", address: `=${index}@x.org`, suppressed: true },
        { channel: "phone", address: `+84 ${index}` },
      ],
    });
  }
  const { id } = await client.segments.create.mutate({ type: "static", name: "a; b | c \\" });
  const { ids } = await client.segments.resolveCustomerIds.query({
    id: (
      await client.segments.create.mutate({ type: "dynamic", name: "All", rule: all(is("country", "isSet")) })
    ).id,
  });
  await client.segments.addCustomers.mutate({ id, customerIds: ids });
  const before = await book();
  for (const bom of ["true", "false"]) {
    const exported = await download({ url: server.url, headers }, `/files/export.csv?bom=${bom}`);
    const content = Buffer.from(await exported.arrayBuffer());
    const inspected = await importer.inspect(content);
    expect(inspected.columns.filter(({ target }) => target === null).map(({ name }) => name)).toEqual([
      "Last inbound",
      "Created",
    ]);
    const checked = await importer.check(content, { options: { clearEmpty: true } });
    expect([reasons(checked), checked.report.samples.updated]).toEqual([[], []]);
    const done = await importer.run(content, { options: { clearEmpty: true } });
    expect(counts(done)).toEqual({ unchanged: hostile.length });
  }
  expect(await book()).toEqual(before);
});
