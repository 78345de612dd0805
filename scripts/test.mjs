// npm test: installs what the tests need and runs all of them. Arguments go to vitest: npm test -- packages/rules

import { findBrowser, needsBrowser } from "./lib/browser.mjs";
import { inSight, local, main } from "./lib/command.mjs";
import { install, turbo } from "./lib/workspace.mjs";

await main(async () => {
  const args = process.argv.slice(2);
  await install();
  const browser = needsBrowser(args) ? await findBrowser() : undefined;
  await turbo("generate", "build");
  return inSight([local("vitest"), "run", ...args], { env: browser ? { CHROMIUM_PATH: browser } : {} });
});
