// npm run bench -- --customers 100000 --rounds 5 --cases 1,6,7 --out bench-results.json
import { startTestServer } from "@segments/db/testing";
import { bench } from "./bench.ts";
import { readOptions } from "./options.ts";

let stopping: Promise<void> | undefined;
const io = { print: console.log, complain: console.error };
const args = process.argv.slice(2);

if (needsServer()) {
  const server = await startTestServer({ memory: "asShipped" });
  // Drops the databases under whoever is still using them, which ends what is under way.
  const stop = () => {
    stopping ??= server.stop();
    return stopping;
  };
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(code)));
  }
  try {
    process.exitCode = await bench(args, io);
  } catch (error) {
    if (!stopping) throw error;
  } finally {
    await stop();
  }
} else {
  process.exitCode = await bench(args, io);
}

/** Neither help nor a mistake takes one. */
function needsServer(): boolean {
  try {
    return !readOptions(args).help;
  } catch {
    return false;
  }
}
