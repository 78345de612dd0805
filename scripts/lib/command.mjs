import { spawn } from "node:child_process";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

/** Something that went wrong, in one sentence. */
export class Problem extends Error {}

/**
 * Runs a program to its end, out of sight; what it wrote is shown only where it fails. `what` completes "… failed".
 * @param {string} what
 * @param {readonly string[]} command
 */
export function quietly(what, [program, ...args], { env = {}, input = "ignore" } = {}) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: [input, "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => reject(new Problem(`${what} failed: ${error.message}.`)));
    child.on("exit", (code, signal) => {
      if (code === 0) return resolve(output);
      if (signal === "SIGINT" || signal === "SIGTERM") return reject(new Problem("Stopped."));
      const noSpace = /ENOSPC|no space left on device/i.test(output);
      if (!noSpace) process.stderr.write(output);
      reject(
        new Problem(
          noSpace
            ? `${what} failed: there is no space left on the disk.`
            : `${what} failed, for the reason above.`,
        ),
      );
    });
  });
}

/**
 * Runs a program in sight, until it ends; resolves to its exit code. Ctrl-C goes to it, and is waited for.
 * @param {readonly string[]} command
 */
export function inSight([program, ...args], { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    // A terminal sends SIGINT to the whole group by itself.
    process.on("SIGINT", () => {});
    for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

/** Runs a script's main function; a problem is one sentence and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A program of the workspace's own node_modules. */
export function local(program) {
  return path.join(root, "node_modules/.bin", process.platform === "win32" ? `${program}.cmd` : program);
}

/** Node with TypeScript. */
export function nodeWith(file, ...args) {
  return [process.execPath, "--enable-source-maps", "--import", "tsx", file, ...args];
}
