import { query } from "@segments/db";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contactBook } from "../support/contact-book.ts";
import { type Asker, download } from "../support/files.ts";
import { asPerson, counts, generous, type Importer, reasons } from "../support/imports.ts";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let importer: Importer;
let asker: Asker;
beforeAll(async () => {
  server = await startTestServer();
  return server.stop;
});
beforeEach(async () => {
  world = await World.create(server);
  ({ client, asker, importer } = await asPerson(server, world));
});

const book = () => contactBook(server.database, world.orgId);
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
    const exported = await download(asker, `/files/export.csv?bom=${bom}`);
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
