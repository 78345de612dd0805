import { existsSync, mkdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isAlive } from "./postmaster.ts";
import { ask, Place } from "./testing-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.clear());

const WAIT = { timeout: 30_000, interval: 20 };
const portOf = (url: string) => new URL(url).port;

describe("a start", () => {
  test("makes the folder, the data and the database, for this machine and whoever has the password", async () => {
    const { url, dataDir } = await place.start();
    expect(dataDir).toBe(place.dataDir);
    const [settings] = await ask(
      url,
      `select current_database() as database, current_user as "user", current_setting('server_encoding') as encoding,
        current_setting('listen_addresses') as addresses, 'ä' < 'z' as "byLocale", upper('ä') as upper`,
    );
    expect(settings).toEqual({
      database: "segments",
      user: "segments",
      encoding: "UTF8",
      addresses: "127.0.0.1",
      byLocale: false,
      upper: "Ä",
    });
    expect(statSync(path.join(place.pgData, "segments.password")).mode & 0o777).toBe(0o600);
    const stranger = new URL(url);
    stranger.password = "guessed";
    await expect(ask(stranger.href, "select")).rejects.toMatchObject({ code: "28P01" });
  });

  test("a second time finds what the first one left, and the server shut down cleanly", async () => {
    const first = await place.start();
    await ask(first.url, "create table kept as select 7 as value");
    await first.stop();
    const second = await place.start();
    expect(await ask(second.url, "select value from kept")).toEqual([{ value: 7 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(place.log).not.toContain("not properly shut down");
  });

  test("listens where it is told, with the settings it is told", async () => {
    const { url, stop } = await place.start();
    const port = Number(portOf(url));
    await stop();
    const again = await place.start({ port, settings: { work_mem: "3MB" } });
    expect(portOf(again.url)).toBe(String(port));
    expect(await ask(again.url, "show work_mem")).toEqual([{ work_mem: "3MB" }]);
  });

  test("makes the database anew where somebody dropped it", async () => {
    const first = await place.start();
    const other = new URL(first.url);
    other.pathname = "/postgres";
    await ask(other.href, "drop database segments");
    const second = await place.start();
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("stop", () => {
  test("ends the server with all its connections, and leaves nothing but its data; a second time too", async () => {
    const { url, stop } = await place.start();
    const client = new pg.Client({ connectionString: url });
    const ended = new Promise((resolve) => client.on("error", resolve));
    await client.connect();
    const pid = place.serverPid ?? 0;
    await Promise.all([stop(), stop()]);
    await stop();
    expect(place.serverPid).toBeUndefined();
    await expect.poll(() => isAlive(pid), WAIT).toBe(false);
    expect(place.leftovers).toEqual([]);
    await ended;
    await expect(ask(url, "select")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(place.log).toContain("database system is shut down");
  });

  test("of a server that is gone already", async () => {
    const { stop } = await place.start();
    const pid = place.serverPid ?? 0;
    process.kill(pid, "SIGKILL");
    await expect.poll(() => isAlive(pid), WAIT).toBe(false);
    await stop();
    expect(place.leftovers).toEqual([]);
  });

  test("and the next start at once: it starts, whichever comes first", async () => {
    const { url, stop } = await place.start();
    await ask(url, "create table kept as select 7 as value");
    const [, next] = await Promise.all([stop(), place.start()]);
    expect(await ask(next.url, "select value from kept")).toEqual([{ value: 7 }]);
  });
});

describe("several at once in one folder", () => {
  test("of one process: one sets up, all share the server, and it ends with the last of them", async () => {
    const all = await Promise.all([place.start(), place.start(), place.start()]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    const [one, two, three] = all.map(({ stop }) => stop);
    await one?.();
    await two?.();
    expect(await ask(all[2]?.url ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
    await three?.();
    expect(place.serverPid).toBeUndefined();
    expect(place.leftovers).toEqual([]);
  });

  test("of several processes: the same", async () => {
    const others = [place.startInOtherProcess(), place.startInOtherProcess()];
    const own = await place.start();
    const urls = await Promise.all(others.map(({ outcome }) => outcome));
    expect(urls).toEqual([own.url, own.url]);
    const pid = place.serverPid ?? 0;
    await own.stop();
    expect(await ask(own.url, "select 1 as one")).toEqual([{ one: 1 }]);
    for (const { child } of others) child.kill("SIGTERM");
    await expect.poll(() => isAlive(pid), WAIT).toBe(false);
    expect(place.leftovers).toEqual([]);
  });

  test("by different ways to the same folder", async () => {
    const real = path.join(place.folder, "real");
    mkdirSync(real);
    const link = path.join(place.folder, "link");
    symlinkSync(real, link);
    const one = await place.start({ dataDir: path.join(real, "data") });
    const two = await place.start({ dataDir: path.join(link, "data") });
    expect(two.url).toBe(one.url);
    expect(existsSync(path.join(real, "data/pg/postmaster.pid"))).toBe(true);
    await one.stop();
    await two.stop();
    rmSync(link);
  });
});
