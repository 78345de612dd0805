import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf, readAll, readAsFound } from "./testing-file.ts";
import { csvLine, neutraliseCell, restoreCell } from "./write-csv.ts";

const special = "'\"=+-@＝＋－＠\t\r\n ,;|\u00a0\uFEFFsep=a1é🙂".split(/(?:)/u);
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...special), maxLength: 8 }),
  fc.string({ unit: "binary", maxLength: 8 }).map((value) => value.replaceAll("\0", "")),
);

/** As a spreadsheet sees a cell: a formula, if it begins so after white space. */
const CALCULATED = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

describe("formulas", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\n=1",
    " =1",
    "\u00a0+1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
  ])("%j is shown, not calculated", (formula) => {
    expect(CALCULATED.test(formula)).toBe(true);
    expect(neutraliseCell(formula)).toBe(`'${formula}`);
    expect(restoreCell(`'${formula}`)).toBe(formula);
  });

  test.each(["a=1", "'t Hof", "O'Neil", "1-2", "", "'", " x"])("%j stays as it is", (plain) => {
    expect(neutraliseCell(plain)).toBe(plain);
    expect(restoreCell(plain)).toBe(plain);
  });

  test("any text: none is calculated, none is lost", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(neutraliseCell(value)).not.toMatch(CALCULATED);
        expect(restoreCell(neutraliseCell(value))).toBe(value);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a line", () => {
  test("is that of RFC 4180", () => {
    expect(csvLine(["a", 'b "c"', "d,e", "f\ng", ""])).toBe('a,"b ""c""","d,e","f\ng",\r\n');
    expect(csvLine([""])).toBe('""\r\n');
  });

  test("is read as it was written, in whatever pieces", async () => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
      );
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), fc.integer({ min: 1, max: 30 }), async (given, mark, piece) => {
        const content = `${mark ? "\uFEFF" : ""}${csvOf(given)}`;
        expect((await readAll(content, {}, piece)).map(({ cells }) => cells)).toEqual(given);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is read as it was written by who has to find out how", async () => {
    const header = ["Customer id", "Name", "E-mail; or two", "Tags|more"];
    const row = fc.array(text, { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), async (rows, mark) => {
        const given = [header, ...rows];
        expect(await readAsFound(`${mark ? "\uFEFF" : ""}${csvOf(given)}`)).toEqual(given);
      }),
      { numRuns: 2_000 },
    );
  });
});
