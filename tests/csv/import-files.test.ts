import { gzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contactBook } from "../support/contact-book.ts";
import { asPerson, csvOf, generous, type Importer } from "../support/imports.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

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

const names = async () => (await contactBook(server.database, world.orgId)).map(({ name }) => name);
const options = {};

describe("a file is read as it is", () => {
  const text = "Name;E-mail\r\nZoë Ánh;z@x.org\r\n";
  const wide = Buffer.from(text, "utf16le");
  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["utf-16le", wide],
    ["utf-16le", Buffer.concat([Buffer.of(0xff, 0xfe), wide])],
    ["utf-16be", Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(wide).swap16()])],
    ["windows-1252", Buffer.from(text, "latin1")],
  ] as const)("%s", async (encoding, content) => {
    expect(await importer.inspect(content)).toMatchObject({
      encoding,
      delimiter: ";",
      rows: 1,
      unreadable: 0,
      columns: [
        { name: "Name", samples: ["Zoë Ánh"], target: "name" },
        { name: "E-mail", samples: ["z@x.org"], target: "email" },
      ],
    });
    const { job } = await importer.run(content);
    expect(job).toMatchObject({ state: "done", changed: 1 });
    expect(await names()).toEqual(["Zoë Ánh"]);
  });

  test("or as somebody says", async () => {
    const fileId = await importer.upload("Name,Email;x\nAnn,a@x.org;1\n");
    const inspected = await client.imports.inspect.query({
      fileId,
      delimiter: ";",
      encoding: "windows-1252",
    });
    expect(inspected).toMatchObject({ delimiter: ";", encoding: "windows-1252" });
    expect(inspected.columns.map(({ name }) => name)).toEqual(["Name,Email", "x"]);
  });

  test("with what each column can be", async () => {
    const [first, second] = [await world.product("Roaster"), await world.product("Roaster")];
    const header = [
      "Customer ID",
      "id",
      "Given name",
      "Surname",
      "Mobile 2",
      "Phone (1)",
      "Organisation",
      "Assigned to",
      "Country/Region",
      "Locale",
      "Labels",
      "Segments",
      `Fit: Roaster (${second})`,
      "Line",
      "Problem",
      "Created",
      "Company",
    ];
    const { columns, targets } = await importer.inspect(csvOf([header, header]));
    expect(columns.map(({ target }) => target)).toEqual([
      "id",
      null,
      "firstName",
      "lastName",
      "phone",
      "phone",
      "company",
      "owner",
      "country",
      "language",
      "tags",
      "segments",
      `fit:${second}`,
      null,
      null,
      null,
      null,
    ]);
    expect(targets).toEqual(
      expect.arrayContaining([
        { target: "email", label: "Email" },
        { target: `fit:${first}`, label: "Fit score: Roaster" },
      ]),
    );
  });
});

describe("what is no table is refused when it is looked at, and begins nothing", () => {
  test.each([
    ["nothing", "", /is empty/],
    ["a header alone", "Email\n", /no rows/],
    [
      "an Excel file",
      Buffer.from("PK\x03\x04....[Content_Types].xml", "latin1"),
      /Excel file: save it as CSV/,
    ],
    ["a compressed file", gzipSync("Email\na@x.org\n"), /compressed/],
    ["a PDF file", "%PDF-1.4", /PDF/],
    ["NUL characters", "Email\na@x.org\nb\0@x.org\n", /NUL character in line 3/],
    [
      "10,000 columns",
      `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",")}\n1\n`,
      /10,000 columns/,
    ],
    ["an open quote", 'Email\n"a@x.org\n', /quote that opens in line 2 is not closed/],
  ])("%s", async (_what, content, message) => {
    const fileId = await importer.upload(content);
    const columns = [{ name: "Email", target: "email" as const }];
    for (const call of [
      () => client.imports.inspect.query({ fileId }),
      () => client.imports.check.mutate({ fileId, columns, options }),
      () => client.imports.start.mutate({ fileId, columns, options }),
    ])
      expect(await refusal(call())).toMatchObject({
        reason: "INVALID",
        message: expect.stringMatching(message),
      });
    expect((await client.jobs.list.query({})).jobs).toEqual([]);
  });

  test("one of another organization, or that has not arrived whole", async () => {
    const stranger = await asPerson(server, await World.create(server));
    const theirs = await stranger.importer.upload("Email\nsecret@x.org\n");
    const { id: half } = await client.files.beginUpload.mutate({ name: "half.csv", bytes: 10 });
    const columns = [{ name: "Email", target: "email" as const }];
    for (const fileId of [theirs, half, 999_999]) {
      for (const call of [
        () => client.imports.inspect.query({ fileId }),
        () => client.imports.check.mutate({ fileId, columns, options }),
        () => client.imports.start.mutate({ fileId, columns, options }),
      ])
        expect(await refusal(call())).toMatchObject({ reason: "NOT_FOUND" });
    }
  });
});

test("columns that can't be imported so are refused", async () => {
  const stranger = await World.create(server);
  const theirs = await stranger.product("Theirs");
  const fileId = await importer.upload("Email,A,B\na@x.org,1,2\n");
  const email = { name: "Email", target: "email" } as const;
  for (const [columns, reason, message] of [
    [[{ name: "A", target: "name" }], "INVALID", /email address or the customer ID/],
    [[email, { name: "C", target: "name" }], "INVALID", /no column “C”/],
    [
      [email, { name: "A", target: "company" }, { name: "B", target: "company" }],
      "INVALID",
      /“A” and “B” are both to be the company/,
    ],
    [[email, { name: "A", target: `fit:${theirs}` }], "NOT_FOUND", /no product/],
  ] as const)
    expect(
      await refusal(client.imports.start.mutate({ fileId, columns: [...columns], options })),
    ).toMatchObject({
      reason,
      message: expect.stringMatching(message),
    });
});

test("a row with too many or too few cells is refused with its line, and no other", async () => {
  const content = 'Name,Email\nAnn\nBob,b@x.org\n"C\nid",c@x.org,more\n\n,\nDan,d@x.org\n';
  const { job, report } = await importer.run(content);
  expect(job).toMatchObject({ total: 4, changed: 2, skipped: 2 });
  expect(report.samples.refused).toMatchObject([
    { line: 2, name: "Ann", reason: "It has 1 cell where the header has 2." },
    {
      line: 4,
      name: "C\nid",
      reason: "It has 3 cells where the header has 2. It goes on to line 5: is a quote missing?",
    },
  ]);
  expect(await names()).toEqual(["Bob", "Dan"]);
});

test("a row with characters that can't be read is refused, unless the file is whole", async () => {
  const rows = [..."Zoë,z@x.org\nÉva,e@x.org\n"].join("");
  const broken = Buffer.concat([
    Buffer.from(`Name,Email\n${rows}`),
    Buffer.of(0xe9),
    Buffer.from("mile,m@x.org\n"),
  ]);
  expect((await importer.inspect(broken)).unreadable).toBe(1);
  const { report } = await importer.run(broken);
  expect(report.samples.refused).toMatchObject([
    { line: 4, reason: "It holds characters that can’t be read in UTF-8." },
  ]);
  expect(await names()).toEqual(["Zoë", "Éva"]);
  await importer.run("Name,Email\n\uFFFD,x@x.org\n");
  expect(await names()).toContain("\uFFFD");
});

test("what breaks further down ends the import there, and says where", async () => {
  const good = Array.from({ length: 1_500 }, (_, index) => `${index}@x.org\n`).join("");
  const { job } = await importer.run(`Email\n${good}"open\n`);
  expect(job).toMatchObject({ state: "failed", done: 1_000, problem: expect.stringContaining("line 1502") });
  expect(await names()).toHaveLength(1_000);
});

describe("rows that were not taken", () => {
  const hostile = '=cmd|" /C calc"!A1';
  const content = csvOf([
    ["Email", "Country", "=Formula", "Tags"],
    ["a@x.org", "VN", hostile, ""],
    ["b@x.org", "Atlantis", hostile, "vip"],
    ["c@x.org", "Lemuria", "", "'=x"],
    ["both@x.org", "VN", "", ""],
  ]);

  test("are kept as they were, and imported once they are corrected", async () => {
    const contacts = [{ channel: "email" as const, address: "both@x.org" }];
    await world.customer({ name: "One", contacts });
    const two = await world.customer({ name: "Two", contacts });
    const wanted = { options: generous, name: "leads.xlsx.csv" };
    const checked = await importer.check(content, wanted);
    const done = await importer.run(content, wanted);
    expect(done.job).toMatchObject({
      changed: 1,
      skipped: 3,
      files: [{ kind: "problems", name: "Not imported of leads.xlsx.csv" }],
    });
    const problems = await importer.problems(done);
    expect(await importer.problems(checked)).toBe(problems);
    expect(problems).toMatch(
      /^\uFEFFLine,Problem,Email,Country,'=Formula,Tags\r\n3,“Atlantis” is no country/,
    );

    // Twice with the same rows: the columns that were added are taken for what they are.
    const again = await importer.run(problems, wanted);
    expect(again.job).toMatchObject({ changed: 0, skipped: 3 });
    expect((await importer.problems(again)).replace(/^.*\r\n|^\d+/gm, "")).not.toContain("Line");
    const corrected = problems.replaceAll("Atlantis", "France").replaceAll("Lemuria", "Japan");
    const repaired = await importer.run(corrected, wanted);
    expect(repaired.job).toMatchObject({ changed: 2, skipped: 1 });
    const [last] = repaired.report.samples.ambiguous;
    expect(last?.candidates).toContain(two);
    const book = await contactBook(server.database, world.orgId);
    expect(book.map(({ name, country, tags }) => [name, country, tags])).toEqual([
      ["One", null, []],
      ["Two", null, []],
      ["a@x.org", "VN", []],
      ["b@x.org", "FR", ["vip"]],
      ["c@x.org", "JP", ["'=x"]],
    ]);
  });
});

test("a viewer can neither look nor import", async () => {
  const fileId = await importer.upload("Email\na@x.org\n");
  const viewer = server.client(world.orgId, await world.person("Vera", "viewer"));
  const columns = [{ name: "Email", target: "email" as const }];
  for (const call of [
    () => viewer.imports.inspect.query({ fileId }),
    () => viewer.imports.start.mutate({ fileId, columns, options }),
  ])
    expect(await refusal(call())).toMatchObject({ reason: "FORBIDDEN" });
});
