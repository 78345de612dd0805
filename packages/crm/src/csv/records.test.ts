import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { CSV_MAX_ROW_BYTES } from "./limits.ts";
import { readRecords } from "./records.ts";
import { fileOf, readAll } from "./testing-file.ts";

const spectrum = path.dirname(createRequire(import.meta.url).resolve("csv-spectrum"));

describe("csv-spectrum", () => {
  const names = readdirSync(path.join(spectrum, "csvs")).map((file) => path.parse(file).name);

  test("has its cases", () => expect(names.length).toBeGreaterThan(10));

  test.each(names)("%s", async (name) => {
    const content = readFileSync(path.join(spectrum, "csvs", `${name}.csv`));
    const expected = [JSON.parse(readFileSync(path.join(spectrum, "json", `${name}.json`), "utf8"))].flat();
    // The two files of this case are about different numbers.
    if (name === "location_coordinates") expected[0]["Contact Phone Number"] = "2095257564";
    for (const piece of [1, 7, 65_536]) {
      const [header, ...rows] = (await readAll(content, {}, piece)).map(({ cells }) => cells);
      const objects = rows.map((cells) =>
        Object.fromEntries(header?.map((column, index) => [column, cells[index]]) ?? []),
      );
      expect(objects).toEqual(expected);
    }
  });
});

describe("encodings", () => {
  const text = 'name;note\r\nTrần Thị Ánh;"a ""b"""\r\n一号;🙂\r\n';
  const rows = [
    ["name", "note"],
    ["Trần Thị Ánh", 'a "b"'],
    ["一号", "🙂"],
  ];
  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["utf-16le", iconv.encode(text, "utf-16le")],
    ["utf-16le", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["utf-16be", iconv.encode(text, "utf-16be")],
    ["utf-16be", iconv.encode(text, "utf-16be", { addBOM: true })],
  ] as const)("%s", async (encoding, content) => {
    for (const piece of [1, 2, 3, 5, 65_536]) {
      const read = await readAll(content, { encoding, delimiter: ";" }, piece);
      expect(read.map(({ cells }) => cells)).toEqual(rows);
    }
  });

  test("windows-1252", async () => {
    const content = iconv.encode("name,price\nJosé “Pepe”,10 €\n", "windows-1252");
    const read = await readAll(content, { encoding: "windows-1252" }, 4);
    expect(read.map(({ cells }) => cells)[1]).toEqual(["José “Pepe”", "10 €"]);
  });
});

describe("lines", () => {
  test.each([["\n"], ["\r\n"], ["\r"]])("end with %j, and say where a row begins", async (end) => {
    const content = ["a,b", "1,2", "", `"x${end}${end}y",3`, `4,"z${end}"`, "5,6", ""].join(end);
    for (const piece of [1, 2, 3, 65_536]) {
      expect(await readAll(content, {}, piece)).toEqual([
        { line: 1, cells: ["a", "b"] },
        { line: 2, cells: ["1", "2"] },
        { line: 4, cells: [`x${end}${end}y`, "3"] },
        { line: 7, cells: ["4", `z${end}`] },
        { line: 9, cells: ["5", "6"] },
      ]);
    }
  });

  test("may end in different ways, and the last in none", async () => {
    expect(await readAll("a\r\nb\nc\rd")).toEqual(
      ["a", "b", "c", "d"].map((cell, index) => ({ line: index + 1, cells: [cell] })),
    );
  });

  test("before the header may say the delimiter", async () => {
    for (const piece of [1, 65_536]) {
      expect(await readAll("\uFEFFsep=;\r\na;b\r\n", { delimiter: ";" }, piece)).toEqual([
        { line: 2, cells: ["a", "b"] },
      ]);
    }
  });
});

test("quotes within a cell are text", async () => {
  const [, row] = await readAll('a,b,c\nthe "big" one,5",""\n');
  expect(row?.cells).toEqual(['the "big" one', '5"', ""]);
  const [, other] = await readAll('a,b\n"Ann" Lee,1\n');
  expect(other?.cells).toEqual(['"Ann" Lee', "1"]);
});

/** What is read before the file ends with an error, and that. */
async function untilRefused(content: string | Uint8Array, piece?: number) {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { cells } of readRecords(fileOf(content, piece), { encoding: "utf-8", delimiter: "," }))
      rows.push(cells);
  } catch (error) {
    return { rows, error };
  }
  throw new Error("The file was not refused.");
}

describe("what can't be read ends it, after the rows before", () => {
  const good = "a,b\n1,2\n";
  const rows = [
    ["a", "b"],
    ["1", "2"],
  ];

  test.each([
    ["in the first cell", `${good}"open,3\n4,5\n`, 3],
    ["in a later cell", `${good}"two\nlines","open\n4,5\n`, 4],
    ["after blank lines", `${good}\n\n"open,3`, 5],
  ])("a quote that is never closed %s", async (_where, content, line) => {
    for (const piece of [1, 5, 65_536]) {
      const refused = await untilRefused(content, piece);
      expect(refused).toMatchObject({ rows, error: { code: "INVALID" } });
      expect(String(refused.error)).toContain(`line ${line} is not closed`);
    }
  });

  test("a quote that is not closed in many megabytes", async () => {
    const content = `${good}x,"open\n${"4,5\n".repeat(5_000_000)}`;
    for (const piece of [65_536, 524_288]) {
      const refused = await untilRefused(content, piece);
      expect(refused.rows).toEqual(rows);
      expect(String(refused.error)).toContain("line 3 is not closed");
    }
  });

  test.each([
    ["text", "x".repeat(CSV_MAX_ROW_BYTES + 1)],
    ["delimiters", ",".repeat(CSV_MAX_ROW_BYTES + 1)],
    ["quoted text", `"${"x".repeat(CSV_MAX_ROW_BYTES)}"`],
  ])("a row that is too long, of %s", async (_what, row) => {
    for (const piece of [10_000, 10_000_000]) {
      const refused = await untilRefused(`${good}${row}\n1,2\n`, piece);
      expect(refused).toMatchObject({ rows, error: { code: "INVALID" } });
      expect(String(refused.error)).toMatch(/in line 3 /);
    }
  });

  test("a NUL character", async () => {
    for (const piece of [1, 65_536]) {
      const refused = await untilRefused(`${good}3,"\n\0"\n`, piece);
      expect(refused).toMatchObject({ rows, error: { code: "INVALID" } });
      expect(String(refused.error)).toContain("in line 4");
    }
  });
});

test("a file of blank lines has no rows, whatever its length", async () => {
  expect(await readAll("\n".repeat(3_000_000))).toEqual([]);
});
