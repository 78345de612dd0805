import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { inspectCsv } from "./inspect-csv.ts";
import { CSV_MAX_COLUMNS } from "./limits.ts";
import { csvOf, fileOf } from "./testing-file.ts";

const inspect = (content: string | Uint8Array, piece?: number) => inspectCsv(() => fileOf(content, piece));

describe("the encoding", () => {
  const text = `name;town\n${"Zoë;São Paulo\n".repeat(5)}`;
  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["utf-8", Buffer.from("name;town\nAnn;Rome\n")],
    ["utf-16le", iconv.encode(text, "utf-16le")],
    ["utf-16le", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["utf-16be", iconv.encode(text, "utf-16be")],
    ["utf-16be", iconv.encode(text, "utf-16be", { addBOM: true })],
    ["utf-16le", iconv.encode("name;一\n一一一;一二三\n", "utf-16le")],
    ["windows-1252", iconv.encode(text, "windows-1252")],
    // The first byte beyond ASCII comes late.
    [
      "windows-1252",
      Buffer.concat([Buffer.from(text.slice(0, 10).padEnd(300_000, "x;y\n")), Buffer.of(0x80, 0x0a)]),
    ],
  ] as const)("%s", async (encoding, content) => {
    for (const piece of [1, 4097]) {
      if (piece === 1 && content.length > 10_000) continue;
      expect(await inspect(content, piece)).toMatchObject({ encoding, unreadable: 0, bytes: content.length });
    }
  });

  test("is not another one for a few broken characters", async () => {
    const broken = Buffer.concat([
      Buffer.from("name;town\nZoë;Köln\nÉmile;Nî"),
      Buffer.of(0xee),
      Buffer.from("mes\n"),
    ]);
    expect(await inspect(broken)).toMatchObject({ encoding: "utf-8", unreadable: 1 });
    const cut = Buffer.from("name;town\nZoë;Köln\nÉmile;Né").subarray(0, -1);
    expect(await inspect(cut)).toMatchObject({ encoding: "utf-8", unreadable: 1 });
  });

  test("can be said", async () => {
    const content = iconv.encode("name\nZoë\n", "windows-1252");
    const { columns } = await inspectCsv(() => fileOf(content), { encoding: "utf-8" });
    expect(columns[0]?.samples).toEqual(["Zo�"]);
  });
});

describe("the delimiter", () => {
  test.each([
    [",", "name,price\nAnn,1\n"],
    [";", 'name;price\n"Ann, or Bob";1,5\nCid;2,5\n'],
    ["\t", "name\tnote\nAnn\ta, b; c\n"],
    ["|", "name|note\nAnn|a, b\n"],
    [",", 'name,tags\nAnn,"a;b;c"\nBob,a;b;c\n'],
    [";", "name, or so;price\nAnn;1\nBob;2\n"],
    [",", "name\nAnn\n"],
    [";", "sep=;\nname,x;price\nAnn,x;1\n"],
    [",", 'name,note\nAnn,"never closed\n'],
  ])("%j", async (delimiter, content) => {
    const inspected = await inspect(content).catch((error) => {
      expect(content).toContain("never closed");
      expect(String(error)).toContain("line 2");
      return { delimiter };
    });
    expect(inspected.delimiter).toBe(delimiter);
  });
});

test("columns have different names and some values", async () => {
  const header = [" Full  name ", "", "Email", "email", "Email (2)", "Column 2", "x".repeat(500)];
  const rows = ["Ann", "Bob", "Ann", " ", "Cid", "Dan"].map((name) => [
    name,
    "=1",
    "a@b.c",
    "",
    "",
    "",
    "y".repeat(500),
  ]);
  const { columns } = await inspect(csvOf([header, ...rows]));
  expect(columns.map(({ name }) => name)).toEqual([
    "Full name",
    "Column 2 (2)",
    "Email",
    "email (3)",
    "Email (2)",
    "Column 2",
    "x".repeat(200),
  ]);
  expect(columns[0]?.samples).toEqual(["Ann", "Bob", "Cid"]);
  expect(columns[1]?.samples).toEqual(["=1"]);
  expect(columns[3]?.samples).toEqual([]);
  expect(columns[6]?.samples[0]).toHaveLength(80);
});

/** A stream of one piece over and over, as no test should hold it. */
async function* endless(start: string, piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start);
  for (;;) yield piece;
}

describe("what is no table is refused with a sentence", () => {
  const xlsx = Buffer.from("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0[Content_Types].xml", "latin1");
  test.each([
    ["empty", "", /^The file is empty\.$/],
    ["a mark alone", "\uFEFF", /is empty/],
    ["blank lines", "\n\n\r\n", /is empty/],
    ["a header alone", "name,email\n", /has a header and no rows/],
    ["columns without names", " ,\t,\n1,2,3\n", /first line names no column/],
    ["an Excel file", xlsx, /Excel file: save it as CSV/],
    ["an old Excel file", Buffer.from("d0cf11e0a1b11ae1000000", "hex"), /Excel file: save it as CSV/],
    [
      "an OpenDocument file",
      Buffer.from("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "latin1"),
      /spreadsheet: save it as CSV/,
    ],
    ["a zip archive", Buffer.from("PK\x03\x04\x14\0customers.csv", "latin1"), /zip archive: unpack it/],
    ["a gzip file", gzipSync("name\nAnn\n"), /compressed: unpack it/],
    ["a PDF file", "%PDF-1.7\n%âãÏÓ", /PDF file/],
    ["a web page", "<!doctype html><table>", /web page/],
    ["NUL characters", `name\n${"Ann\n".repeat(100)}B\0b\n`, /NUL character in line 102/],
    ["bytes", Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), /NUL character/],
    [
      "10,000 columns",
      `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",")}\n1\n`,
      /10,000 columns; at most 500/,
    ],
    ["a quote that is never closed", 'name\n"Ann\n', /quote that opens in line 2/],
  ])("%s", async (_what, content, sentence) => {
    const refused = await inspect(content).catch((error) => error);
    expect(refused).toMatchObject({ name: "CrmError", code: "INVALID" });
    expect(refused.message).toMatch(sentence);
  });

  test("one that is too large, before it is held", async () => {
    const piece = Buffer.alloc(1024 * 1024, "Ann,1\n");
    const refused = await inspectCsv(() => endless("name,n\n", piece)).catch((error) => error);
    expect(refused).toMatchObject({ code: "INVALID", message: expect.stringMatching(/larger than 150 MB/) });
  });

  test("as many columns as there may be are not", async () => {
    const header = Array.from({ length: CSV_MAX_COLUMNS }, (_, index) => `c${index}`);
    expect((await inspect(csvOf([header, header]))).columns).toHaveLength(CSV_MAX_COLUMNS);
  });
});

test("a file that is broken further down shows what is above", async () => {
  const { columns } = await inspect('name\nAnn\n"Bob\n');
  expect(columns).toEqual([{ name: "name", samples: ["Ann"] }]);
});

test.each([
  [2, "name\nAnn\nBob"],
  [2, "name\r\nAnn\r\n\r\nBob\r\n"],
  [2, 'name\r"A\rnn"\rBob\r'],
  [1, iconv.encode('name\n"A\nnn"\n', "utf-16be", { addBOM: true })],
])("about how many rows there are: %i", async (rows, content) => {
  expect((await inspect(content)).rows).toBe(rows);
});
