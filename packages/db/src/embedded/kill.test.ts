import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { serverAccount } from "./account.ts";
import { isAlive } from "./postmaster.ts";
import { ask, Place } from "./testing-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

const gone = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 30_000, interval: 20 }).toBe(false);

/** As it was; the number of a process that is no server; cut off; overwritten. */
const PID_FILES = [undefined, String(process.pid), "", "no number"];

test("after a kill of the server the next start recovers what was committed, whatever its pid file says", async () => {
  const { url } = await place.start();
  await ask(url, "create table kept as select 7 as value");
  const file = path.join(place.pgData, "postmaster.pid");
  for (const pidIn of PID_FILES) {
    const pid = place.serverPid ?? 0;
    process.kill(pid, "SIGKILL");
    await gone(pid);
    const [, ...rest] = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, pidIn === "" ? "" : [pidIn ?? pid, ...rest].join("\n"));
    utimesSync(file, 0, 0);
    const next = await place.start();
    expect(await ask(next.url, "select value from kept")).toEqual([{ value: 7 }]);
    expect(place.log).toContain("not properly shut down");
    expect([pid, process.pid]).not.toContain(place.serverPid);
  }
});

test("the server ends when the only process that uses it is killed", async () => {
  const { child, outcome } = place.startInOtherProcess();
  const url = await outcome;
  await ask(url, "create table kept as select 7 as value");
  const pid = place.serverPid ?? 0;
  child.kill("SIGKILL");
  await gone(pid);
  expect(place.leftovers).toEqual([]);
  const next = await place.start();
  expect(await ask(next.url, "select value from kept")).toEqual([{ value: 7 }]);
  expect(place.log).not.toContain("not properly shut down");
});

test("it stays while another one uses it, and ends with that one", async () => {
  const killed = place.startInOtherProcess();
  const url = await killed.outcome;
  const own = await place.start();
  const pid = place.serverPid ?? 0;
  killed.child.kill("SIGKILL");
  await expect.poll(() => place.leftovers.length, { timeout: 30_000 }).toBe(1);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  await own.stop();
  await gone(pid);
});

test("a process that is killed while it sets up leaves nothing that harms the next start", async () => {
  const { child } = place.startInOtherProcess();
  await expect.poll(() => draftOf(place), { timeout: 30_000, interval: 1 }).toBe(true);
  child.kill("SIGKILL");
  await gone(child.pid ?? 0);
  const next = await place.start();
  expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

function draftOf({ leftovers }: Place): boolean {
  try {
    return leftovers.some((name) => name.startsWith("pg.new-"));
  } catch {
    return false;
  }
}

test.runIf(process.getuid?.() === 0)("as root the server runs as another user", async () => {
  await place.start();
  const status = readFileSync(`/proc/${place.serverPid}/status`, "utf8");
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String(serverAccount()?.uid));
});
