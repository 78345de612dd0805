// Fills a database with the demo: pnpm seed --customers 10000 [--seed 1] [--reset]
import { openDatabase } from "../database.ts";
import { type Embedded, startEmbedded } from "../embedded/start.ts";
import { databaseUrl, EMBEDDED_DIR } from "../env.ts";
import { migrate } from "../migrate.ts";
import { readCommand, type SeedCommand } from "./cli-options.ts";
import { isSeeded, type SeedStep, seedDemo } from "./seed.ts";

let embedded: Embedded | undefined;
try {
  const command = readCommand(process.argv.slice(2));
  const given = databaseUrl();
  embedded = given ? undefined : await startEmbedded({ dataDir: EMBEDDED_DIR });
  await run(given ?? embedded?.url ?? "", command);
} catch (error) {
  console.error((error as Error).message || String(error));
  process.exitCode = 1;
} finally {
  await embedded?.stop();
}

async function run(url: string, { customers, seed, reset }: SeedCommand): Promise<void> {
  await migrate(url);
  const database = openDatabase(url, { maxConnections: 1, applicationName: "segments seed" });
  const held = await isSeeded(database).finally(() => database.close());
  const started = performance.now();
  let rows = 0;
  const onStep = (step: SeedStep) => {
    rows += step.rows;
    console.log(lineOf(step));
  };
  if ((held && !reset) || !(await seedDemo(database, { customers, seed, reset, onStep }))) {
    throw new Error("The database holds data already: add --reset to replace all of it.");
  }
  console.log(lineOf({ what: "all", rows, ms: performance.now() - started }));
}

function lineOf({ what, rows, ms }: SeedStep): string {
  const seconds = `${(ms / 1000).toFixed(2)} s`.padStart(10);
  const line = what.padEnd(46) + seconds;
  if (rows === 0) return line;
  const rate = Math.round(rows / (ms / 1000)).toLocaleString("en");
  return `${line}${rows.toLocaleString("en").padStart(14)} rows${rate.padStart(12)} a second`;
}
