import { writeFile } from "node:fs/promises";
import os from "node:os";
import { query } from "@segments/db";
import { Disagreement } from "./agreement.ts";
import { cases } from "./cases.ts";
import { type BenchOptions, FlagMistake, HELP, readOptions } from "./options.ts";
import { type Machine, type Results, summaryOf, tableOf } from "./report.ts";
import { type CaseOptions, type CaseResult, compare } from "./result.ts";
import { openWorld, SEED, type World } from "./world.ts";

export interface BenchIo {
  readonly print: (text: string) => void;
  readonly complain: (sentence: string) => void;
  readonly adjust?: CaseOptions["adjust"];
}

/**
 * The whole benchmark, by its command line. Returns the exit code: 0 when it ran to the end, targets met or not; 1 when
 * contenders disagree; 2 for a mistake in the flags.
 */
export async function bench(args: readonly string[], io: BenchIo): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) io.print(HELP);
    else await runAll(options, io);
    return 0;
  } catch (error) {
    if (!(error instanceof FlagMistake) && !(error instanceof Disagreement)) throw error;
    io.complain(error.message);
    return error instanceof FlagMistake ? 2 : 1;
  }
}

async function runAll({ customers, rounds, cases: wanted, out }: BenchOptions, io: BenchIo): Promise<void> {
  const worlds: World[] = [];
  const open = async (size: number) => {
    const world = await openWorld(size);
    worlds.push(world);
    return world;
  };
  try {
    io.print(`Seeding ${customers.toLocaleString("en")} customers …`);
    const world = await open(customers);
    const machine = await machineOf(world);
    io.print(
      `${machine.cores} cores, Node ${machine.node}, PostgreSQL ${machine.postgres}, ${rounds} rounds\n`,
    );
    const results: CaseResult[] = [];
    const options = { rounds, customers, openOther: open, adjust: io.adjust ?? ((runners) => runners) };
    for (const one of cases) {
      if (wanted.length > 0 && !wanted.includes(one.number)) continue;
      const result = await one.run(world, options);
      results.push(result);
      io.print(`${tableOf(result)}\n`);
    }
    io.print(summaryOf(results));
    const withComparisons = results.map((result) => ({
      ...result,
      comparisons: compare(result.rows, result.subject),
    }));
    const all: Results = { version: 1, customers, rounds, seed: SEED, machine, cases: withComparisons };
    await writeFile(out, `${JSON.stringify(all, null, 2)}\n`);
  } finally {
    for (const world of worlds.reverse()) await world.close();
  }
}

async function machineOf({ database }: World): Promise<Machine> {
  const [row] = await query<{ version: string }>(database, {
    text: "select current_setting('server_version') as version",
  });
  return {
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: row?.version ?? "",
  };
}
