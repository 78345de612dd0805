import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { choosePlace, serverAccount } from "./account.ts";
import { ask, Place } from "./testing-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

const isRoot = process.getuid?.() === 0;
const SENTENCE = /^[A-Z][^\n]*[^.\n]\.$/;

/** As somebody who may not write everywhere. */
function asNobody<Result>(work: () => Result): Result {
  if (!isRoot) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("one sentence that names the folder says", () => {
  afterEach(() => expect(place.serverPid).toBeUndefined());

  test("that it can't be made, where a file is in the way", async () => {
    writeFileSync(place.dataDir, "");
    const message = await place.refusal();
    expect(message).toMatch(SENTENCE);
    expect(message).toContain(place.dataDir);
    rmSync(place.dataDir);
  });

  test("that it can't be written", () => {
    const locked = path.join(place.folder, "locked");
    mkdirSync(locked, { mode: 0o555 });
    const wanted = path.join(locked, "data");
    let message = "";
    try {
      asNobody(() => choosePlace(wanted, undefined, () => {}));
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toMatch(SENTENCE);
    expect(message).toContain(wanted);
    expect(message).toContain("access is denied");
  });

  test("that something else is in its place", async () => {
    mkdirSync(place.pgData, { recursive: true });
    writeFileSync(path.join(place.pgData, "letter.txt"), "");
    const message = await place.refusal();
    expect(message).toMatch(SENTENCE);
    expect(message).toContain(place.dataDir);
    expect(place.leftovers).toEqual([]);
  });

  test("which setting the server does not take", async () => {
    const message = await place.refusal({ settings: { shared_buffers: "many" } });
    expect(message).toMatch(SENTENCE);
    expect(message).toContain("shared_buffers");
  });
});

describe("of data that were there, one sentence says", () => {
  let made: Place;
  beforeAll(async () => {
    made = new Place();
    await (await made.start()).stop();
  });
  afterAll(() => made.clear());

  /** What a start says while a file of the data has another content, or is away. */
  async function without(file: string, content?: string): Promise<string> {
    const [there, aside] = [path.join(made.pgData, file), path.join(made.folder, "aside")];
    renameSync(there, aside);
    if (content !== undefined) writeFileSync(there, content);
    const message = await made.refusal();
    renameSync(aside, there);
    return message;
  }
  afterEach(() => {
    expect(made.serverPid).toBeUndefined();
    expect(made.leftovers).toEqual([]);
  });

  test("that they are of another version", async () => {
    const message = await without("PG_VERSION", "17\n");
    expect(message).toMatch(SENTENCE);
    expect(message).toContain(made.pgData);
    expect(message).toContain("was written by PostgreSQL 17, this is 18");
  });

  test.each(["PG_VERSION", "global/pg_control", "segments.password"])(
    "that they are incomplete without %s",
    async (file) => {
      const message = await without(file);
      expect(message).toMatch(SENTENCE);
      expect(message).toContain(made.dataDir);
    },
  );

  test("that the password is wrong", async () => {
    expect(await without("segments.password", "another")).toMatch(SENTENCE);
  });

  test("nothing, once all is as it was", async () => {
    const { url, stop } = await made.start();
    expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop();
  });
});

test("a port that is taken is named in one sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  expect(await place.refusal({ port })).toBe(`Port ${port} is taken: the database server can't start on it.`);
  other.close();
  expect(place.serverPid).toBeUndefined();
});

test.runIf(isRoot)(
  "a folder that the server's user can't enter is left, and a sentence says for which",
  () => {
    const hidden = mkdtempSync(path.join(place.folder, "hidden-"));
    chmodSync(hidden, 0o700);
    const notices: string[] = [];
    const chosen = choosePlace(path.join(hidden, "data"), serverAccount(), (text) => notices.push(text));
    expect(chosen.startsWith(hidden)).toBe(false);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(SENTENCE);
    expect(notices[0]).toContain(hidden);
    expect(notices[0]).toContain(chosen);
    rmSync(chosen, { recursive: true });
  },
);
