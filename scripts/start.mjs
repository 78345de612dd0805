// npm start: from a fresh clone to the running product.
import { inSight, main, nodeWith } from "./lib/command.mjs";
import { install, turbo } from "./lib/workspace.mjs";

await main(async () => {
  await install();
  console.log("Building …");
  await turbo("generate", "build");
  console.log("Starting …");
  return inSight(nodeWith("apps/api/src/main.ts"));
});
