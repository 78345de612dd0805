// Runs a TypeScript program of the workspace: node scripts/run.mjs <file> [arguments]
import { inSight, main, nodeWith, Problem } from "./lib/command.mjs";
import { install, turbo } from "./lib/workspace.mjs";

await main(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new Problem("Say which file to run: node scripts/run.mjs <file> [arguments]");
  await install();
  await turbo("generate");
  return inSight(nodeWith(file, ...args));
});
