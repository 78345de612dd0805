import { parseArgs } from "node:util";

export interface SeedCommand {
  readonly customers: number;
  readonly seed: number;
  readonly reset: boolean;
}

const MOST_CUSTOMERS = 5_000_000;

/** What the command line asks for. Throws an error whose message is a sentence for the terminal. */
export function readCommand(args: readonly string[]): SeedCommand {
  // pnpm hands on the "--" that npm needs.
  const own = args[0] === "--" ? args.slice(1) : [...args];
  const { values, tokens } = parseArgs({
    args: own,
    strict: false,
    tokens: true,
    options: { customers: { type: "string" }, seed: { type: "string" }, reset: { type: "boolean" } },
  });
  for (const token of tokens) {
    const text = token.kind === "option" ? token.rawName : token.kind === "positional" ? token.value : "--";
    const isKnown = token.kind === "option" && ["customers", "seed", "reset"].includes(token.name);
    if (!isKnown) throw new Error(`"${text}" is not understood: there are --customers, --seed and --reset.`);
  }
  if (values.reset !== undefined && values.reset !== true) throw new Error("--reset takes no value.");
  return {
    customers: whole("--customers", values.customers ?? "10000", 1, MOST_CUSTOMERS),
    seed: whole("--seed", values.seed ?? "1", 0, 1_000_000),
    reset: values.reset === true,
  };
}

function whole(option: string, text: string | boolean, least: number, most: number): number {
  const number = typeof text === "string" && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = `from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`;
  const given = typeof text === "string" ? `"${text}" is none` : "it has none";
  throw new Error(`${option} takes a whole number ${range}: ${given}.`);
}
