import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { bench } from "./bench.ts";
import type { Results } from "./report.ts";
import type { CaseOptions } from "./result.ts";

const folder = mkdtempSync(path.join(tmpdir(), "segments-bench-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], adjust?: CaseOptions["adjust"]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const io = {
    print: (text: string) => printed.push(text),
    complain: (text: string) => complaints.push(text),
    ...(adjust && { adjust }),
  };
  return { code: await bench(args, io), printed: printed.join("\n"), complaints };
}

/** Makes one contender find nobody. */
function spoil(wrong: string): CaseOptions["adjust"] {
  return (runners) =>
    runners.map((runner) => (runner.contender === wrong ? { ...runner, run: () => [] } : runner));
}

const small = ["--customers", "1000", "--rounds", "1"];

// How fast anything was is never asserted: that is for people to read.
test("two cases run to the end, as a table and as JSON", async () => {
  const out = path.join(folder, "results.json");
  const { code, printed, complaints } = await run([...small, "--cases", "1,7", "--out", out]);
  expect(complaints).toEqual([]);
  expect(code).toBe(0);
  expect(printed).toContain("1. Cold resolve into Node");
  expect(printed).toMatch(/\d+ of 5 targets met\./);

  const results = JSON.parse(readFileSync(out, "utf8")) as Results;
  expect(results).toMatchObject({ version: 1, customers: 1000, rounds: 1 });
  expect(results.machine).toEqual({
    cores: expect.any(Number),
    memoryGb: expect.any(Number),
    node: process.versions.node,
    postgres: expect.stringMatching(/^\d+/),
  });
  expect(results.cases.map(({ number, unit, rows }) => [number, unit, rows.length])).toEqual([
    [1, "ms", 15],
    [7, "ns", 16],
  ]);
  const [cold] = results.cases;
  expect(Object.keys(cold?.rows[0]?.values ?? {}).sort()).toEqual(
    ["EXISTS + rows", "IN", "Prisma findMany", "SQL on arrays", "product", "product, no plan"].sort(),
  );
  for (const { values } of cold?.rows ?? [])
    for (const ms of Object.values(values)) expect(ms).toBeGreaterThan(0);
  expect(cold?.comparisons[0]).toEqual({
    contender: expect.any(String),
    geomean: expect.any(Number),
    worst: { name: expect.any(String), ratio: expect.any(Number) },
  });
  for (const { target, measured, met } of cold?.targets ?? []) {
    expect([typeof target, typeof measured, typeof met]).toEqual(["string", "string", "boolean"]);
  }
});

test("a contender that gives another answer ends the run", async () => {
  const out = path.join(folder, "none.json");
  const { code, complaints } = await run([...small, "--cases", "1", "--out", out], spoil("IN"));
  expect(code).toBe(1);
  expect(complaints).toEqual([expect.stringMatching(/: product finds \d+ customers, IN 0\.$/)]);
  expect(() => readFileSync(out)).toThrow();
});

test.each([
  [["--customers", "many"], "--customers takes a whole number"],
  [["--cases", "1,99"], "--cases takes a whole number"],
  [["--speed"], "is not understood"],
  [["--out"], "--out takes the path"],
])("%j is a mistake, told in one sentence", async (args, sentence) => {
  const { code, printed, complaints } = await run(args);
  expect(code).toBe(2);
  expect(printed).toBe("");
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toContain(sentence);
});

test("help names the flags", async () => {
  const { code, printed } = await run(["--help"]);
  expect(code).toBe(0);
  for (const flag of ["--customers", "--rounds", "--cases", "--out"]) expect(printed).toContain(flag);
});
