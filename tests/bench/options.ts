import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly help: boolean;
  /** Of the organization that is measured. */
  readonly customers: number;
  /** Timed runs of each contender; their median counts. */
  readonly rounds: number;
  /** The numbers of the cases to run; empty for all. */
  readonly cases: readonly number[];
  /** The file for the results as JSON. */
  readonly out: string;
}

/** A command line that can't be followed; the message is one sentence. */
export class FlagMistake extends Error {}

export const CASE_COUNT = 15;

export const HELP = `Measures the product beside other ways to do the same, on a real PostgreSQL.

npm run bench -- [--customers 100000] [--rounds 5] [--cases 1,6,7] [--out bench-results.json]

  --customers  how many the measured organization has, 1,000 to 5,000,000
  --rounds     timed runs of each contender, 1 to 50
  --cases      the cases to run, 1 to ${CASE_COUNT}; all where nothing is said
  --out        where the results go as JSON
`;

const NAMES = ["help", "customers", "rounds", "cases", "out"];

/** Reads the command line. Throws {@link FlagMistake}. */
export function readOptions(args: readonly string[]): BenchOptions {
  const own = args[0] === "--" ? args.slice(1) : [...args];
  const { values, tokens } = parseArgs({
    args: own,
    strict: false,
    tokens: true,
    options: {
      help: { type: "boolean", short: "h" },
      customers: { type: "string" },
      rounds: { type: "string" },
      cases: { type: "string" },
      out: { type: "string" },
    },
  });
  for (const token of tokens) {
    const text = token.kind === "option" ? token.rawName : token.kind === "positional" ? token.value : "--";
    if (token.kind === "option" && NAMES.includes(token.name)) continue;
    throw new FlagMistake(
      `"${text}" is not understood: there are --customers, --rounds, --cases, --out and --help.`,
    );
  }
  return {
    help: values.help === true,
    customers: whole("--customers", values.customers ?? "100000", 1_000, 5_000_000),
    rounds: whole("--rounds", values.rounds ?? "5", 1, 50),
    cases: values.cases === undefined ? [] : readCases(values.cases),
    out: readOut(values.out),
  };
}

function readOut(out: string | boolean | undefined): string {
  if (out === undefined) return "bench-results.json";
  if (typeof out === "string" && out !== "") return out;
  throw new FlagMistake("--out takes the path of a file: it has none.");
}

function readCases(text: string | boolean): number[] {
  if (typeof text !== "string" || text === "") throw new FlagMistake("--cases takes numbers such as 1,6,7.");
  const numbers = text.split(",").map((one) => whole("--cases", one.trim(), 1, CASE_COUNT));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function whole(flag: string, text: string | boolean, least: number, most: number): number {
  const number = typeof text === "string" && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = `from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`;
  const given = typeof text === "string" ? `"${text}" is none` : "it has none";
  throw new FlagMistake(`${flag} takes a whole number ${range}: ${given}.`);
}
