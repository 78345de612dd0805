import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "./start.ts";

/** Settings that start faster and need less memory. */
const SMALL = { shared_buffers: "16MB", fsync: "off" };

/** A process of its own that uses a server. */
export interface OtherUser {
  readonly child: ChildProcess;
  /** The address that it was given, or the message of the error. */
  readonly outcome: Promise<string>;
}

/** A temporary folder for embedded servers; what was started in it is ended and deleted with it. */
export class Place {
  readonly folder: string;
  readonly #started: Embedded[] = [];
  readonly #others: ChildProcess[] = [];

  constructor() {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), "segments-embedded-")));
    // As root the server runs as somebody else, who has to be able to enter it.
    chmodSync(this.folder, 0o755);
  }

  get dataDir(): string {
    return path.join(this.folder, "data");
  }

  get pgData(): string {
    return path.join(this.dataDir, "pg");
  }

  async start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
    const embedded = await startEmbedded({ dataDir: this.dataDir, settings: SMALL, ...options });
    this.#started.push(embedded);
    return embedded;
  }

  /** The message of the error that a start ends with. */
  async refusal(options: Partial<EmbeddedOptions> = {}): Promise<string> {
    return this.start(options).then(
      () => "It started.",
      (error: Error) => error.message,
    );
  }

  startInOtherProcess(): OtherUser {
    const code = `
      import { startEmbedded } from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, "start.ts")).href)};
      const options = ${JSON.stringify({ dataDir: this.dataDir, settings: SMALL })};
      try {
        const embedded = await startEmbedded(options);
        process.on("SIGTERM", () => embedded.stop().then(() => process.exit(0)));
        console.log(embedded.url);
        setInterval(() => {}, 1_000);
      } catch (error) {
        console.log(error.message);
      }`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      cwd: path.join(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#others.push(child);
    const outcome = new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (chunk) => resolve(String(chunk).trim()));
      child.once("exit", (code) => reject(new Error(`it ended with ${code} before it said anything`)));
    });
    outcome.catch(() => {});
    return { child, outcome };
  }

  /** The process of the server that runs here; undefined where none does. */
  get serverPid(): number | undefined {
    try {
      return Number(readFileSync(path.join(this.pgData, "postmaster.pid"), "utf8").split("\n")[0]);
    } catch {
      return undefined;
    }
  }

  get log(): string {
    return readFileSync(path.join(this.dataDir, "server.log"), "utf8");
  }

  /** What is in the folder beside the server's data and log: drafts, registered users. */
  get leftovers(): string[] {
    return readdirSync(this.dataDir, { recursive: false, encoding: "utf8" })
      .flatMap((name) => (name === "users" ? readdirSync(path.join(this.dataDir, name)) : name))
      .filter((name) => name !== "pg" && name !== "server.log");
  }

  async clear(): Promise<void> {
    for (const child of this.#others) child.kill("SIGKILL");
    for (const { stop } of this.#started) await stop().catch(() => {});
    const pid = this.serverPid;
    if (pid) endServer(pid);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

function endServer(pid: number): void {
  try {
    process.kill(pid, "SIGQUIT");
  } catch {
    // it is gone
  }
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
