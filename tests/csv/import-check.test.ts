import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contactBook } from "../support/contact-book.ts";
import { asPerson, csvOf, generous, type ImportDetail, type Importer } from "../support/imports.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

let server: TestServer;
let world: World;
let importer: Importer;
let known: number[];
beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  await world.product("Roaster");
  await world.person("Olga");
  const email = (address: string, suppressed = false) => ({ channel: "email" as const, address, suppressed });
  known = [
    await world.customer({ name: "Ann", contacts: [email("a@x.org"), email("both@x.org")] }),
    await world.customer({ name: "Bob", contacts: [email("b@x.org", true), email("both@x.org")] }),
    await world.customer({ name: "Cid", country: "VN", company: await world.company("Old") }),
  ];
  ({ importer } = await asPerson(server, world));
});
afterAll(() => server.stop());

const headers = [
  ...["Customer ID", "Email", "Name", "Phone", "Company", "Owner", "Country", "Language"],
  ...["Tags", "Static segments", "Fit: Roaster", "Suppressed addresses", "Filler"],
];
/** Few of each, so that rows are about the same customers and names. */
const some = (...values: string[]) => fc.constantFrom("", "", ...values);
const emails = [
  "a@x.org",
  "A@X.org",
  "b@x.org",
  "both@x.org",
  "c@x.org",
  "d@x.org",
  "c@x.org; d@x.org",
  "e@x.org; f@x.org",
  "f@x.org",
];
/** So long that a batch ends with its row: a file has several. */
const filler = "x".repeat(530_000);

const row = () =>
  fc
    .tuple(
      fc.constantFrom("", "", "", ...known.map(String), "999999", "x"),
      some(...emails, "no address"),
      some("Ann", "Bob", "New"),
      some("+84 1", "+84 2", "none"),
      some("Old", "new & Co", "Other"),
      some("Olga", "Nobody"),
      some("VN", "vietnam", "DE", "Atlantis"),
      some("vi", "German"),
      some("t1", "T1; t2", "t3"),
      some("s1", "s2; S1"),
      some("1", "-2.5", "x"),
      some("a@x.org", "d@x.org", "+84 1"),
      fc.constantFrom("", "", "", filler),
    )
    .map((cells) => [...cells]);

const options = fc.record({
  createNew: fc.boolean(),
  updateExisting: fc.constantFrom(true, true, false),
  createTags: fc.boolean(),
  createCompanies: fc.boolean(),
  createSegments: fc.boolean(),
  clearEmpty: fc.boolean(),
});

/** What both say of a file, but for who is told as candidates: a check can't know the ids that customers will get. */
const said = (detail: ImportDetail) => {
  const { counts, made, samples } = detail.report;
  const lines = (["ambiguous", "refused"] as const).map((outcome) => linesOf(detail, outcome));
  const reasons = samples.refused.map(({ reason }) => reason);
  return { counts, made, lines, reasons };
};

const linesOf = ({ report }: ImportDetail, outcome: "ambiguous" | "refused") =>
  report.samples[outcome].map(({ line }) => line);

test("what a check says is what the import then does, and the check does nothing", async () => {
  const files = fc.array(row(), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(files, options, async (rows, chosen) => {
      const content = csvOf([headers, ...rows]);
      const before = await contactBook(server.database, world.orgId);
      const checked = await importer.check(content, { options: chosen });
      expect(await contactBook(server.database, world.orgId)).toEqual(before);
      const done = await importer.run(content, { options: chosen });
      expect(checked.job.state).toBe("done");
      expect(said(checked)).toEqual(said(done));
      const { total, changed, unchanged, skipped } = done.job;
      expect(checked.job).toMatchObject({ total, changed, unchanged, skipped });
      const after = await contactBook(server.database, world.orgId);
      if (changed === 0) expect(after).toEqual(before);
      // And the same once more brings the same again, unless a row is taken now for what those behind it had brought.
      const again = await importer.run(content, { options: chosen });
      if (isDeepStrictEqual(linesOf(again, "refused"), linesOf(done, "refused")))
        expect(await contactBook(server.database, world.orgId)).toEqual(after);
    }),
    { numRuns: 25 },
  );
}, 600_000);

test("a file without contradictions, imported again, changes nothing", async () => {
  const files = fc.uniqueArray(row(), {
    minLength: 1,
    maxLength: 8,
    selector: (cells) => cells[1]?.split(";")[0]?.toLowerCase(),
  });
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      // One address a row, and nobody by two ways: nor by addresses that the files of other tests gave to one customer.
      const own = (cell: string) => (cell.split(";")[0] ?? "").replace(/@x/i, "@own.x");
      const rows = given.map(([, ...cells]) => {
        const [email = "", ...rest] = cells.map(own);
        return ["", email, ...rest.map((cell) => (cell.includes("@") ? email : cell))];
      });
      const content = csvOf([headers, ...rows]);
      await importer.run(content, { options: generous });
      const again = await importer.run(content, { options: generous });
      expect(again.report.counts).toMatchObject({ created: 0, updated: 0 });
    }),
    { numRuns: 12 },
  );
}, 600_000);

test("a check remembers across batches who was given an address that another has", async () => {
  const contacts = [{ channel: "email" as const, address: "shared@y.org" }];
  await world.customer({ name: "Has it", contacts });
  const given = await world.customer({ name: "Is given it" });
  const cells = (id: string, email: string, last = "") => [
    id,
    email,
    ...headers.slice(3).map(() => ""),
    last,
  ];
  const rows = [cells(String(given), "SHARED@y.org", filler), cells("", "shared@y.org")];
  const content = csvOf([headers, ...rows]);
  for (const detail of [await importer.check(content), await importer.run(content)])
    expect(detail.report.counts).toMatchObject({ updated: 1, ambiguous: 1 });
});

test("a row that was refused for want of a customer is taken when the file comes again, if a row behind it brought one", async () => {
  const given = await world.customer({ name: "Is given it later" });
  const content = csvOf([
    ["Customer ID", "Email", "Country"],
    ["", "later@z.org", "VN"],
    [String(given), "later@z.org", ""],
  ]);
  const wanted = { options: { createNew: false } };
  for (const outcome of [
    { refused: 1, updated: 1 },
    { refused: 0, updated: 1, unchanged: 1 },
  ]) {
    expect(said(await importer.check(content, wanted)).counts).toMatchObject(outcome);
    expect(said(await importer.run(content, wanted)).counts).toMatchObject(outcome);
  }
});
