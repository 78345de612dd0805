// npm run dev: the API restarts and the pages reload as files are saved. The pages are at http://localhost:5173.
import { spawn } from "node:child_process";
import { local, main, root } from "./lib/command.mjs";
import { install, turbo } from "./lib/workspace.mjs";

await main(async () => {
  await install();
  await turbo("generate", "build");
  const children = [
    start([local("tsx"), "watch", "--clear-screen=false", "apps/api/src/main.ts"], {
      LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    }),
    start([local("vite"), "apps/web", "--clearScreen", "false"], {}),
  ];
  const stop = (signal) => {
    for (const child of children) child.kill(signal);
  };
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => stop("SIGTERM"));
  const ends = children.map(
    (child) => new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 0))),
  );
  const code = await Promise.race(ends);
  stop("SIGTERM");
  await Promise.all(ends);
  return code;
});

function start([program, ...args], env) {
  return spawn(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
}
