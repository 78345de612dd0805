import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LISTENER_NAME, Listener, type ListenerOptions } from "./listener.ts";
import { query } from "./query.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";
import { Line } from "./testing-line.ts";

let place: TestDatabase;
const open: Listener[] = [];

beforeAll(async () => {
  place = await createTestDatabase();
});
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close();
});
afterAll(() => place.drop());

const WAIT = { timeout: 15_000, interval: 5 };
const until = (condition: () => unknown) => expect.poll(condition, WAIT).toBeTruthy();

/** A listener with what it told: every payload, and "ready" and "lost" in between. */
function listen(
  channels: readonly string[],
  { url = place.url, ...options }: ListenerOptions & { url?: string } = {},
) {
  const listener = new Listener(url, { maxBackoff: 20, ...options });
  open.push(listener);
  const told: string[] = [];
  for (const channel of channels) listener.on(channel, (payload) => told.push(`${channel}: ${payload}`));
  listener.onReady(() => told.push("ready"));
  listener.onLost(() => told.push("lost"));
  return { listener, told, tells: (text: string) => until(() => told.includes(text)) };
}

const notify = (channel: string, payload: string) =>
  query(place.database, { text: "select pg_notify($1, $2)", values: [channel, payload] });

const OWN = "from pg_stat_activity where application_name = $1 and datname = current_database()";

async function sessions(): Promise<number[]> {
  const text = `select pid ${OWN}`;
  const rows = await query<{ pid: number }>(place.database, { text, values: [LISTENER_NAME] });
  return rows.map(({ pid }) => pid);
}

async function killSessions(): Promise<void> {
  await query(place.database, { text: `select pg_terminate_backend(pid) ${OWN}`, values: [LISTENER_NAME] });
}

describe("hearing", () => {
  test("what another connection notifies, in order, each channel's own", async () => {
    const { told, tells } = listen(["first", 'Second, with a "quote"']);
    await tells("ready");
    await notify("first", "1");
    await notify('Second, with a "quote"', '{"org":2}');
    await notify("nobody listens", "3");
    await notify("first", "");
    await notify("first", "end");
    await tells("first: end");
    expect(told).toEqual(["ready", "first: 1", 'Second, with a "quote": {"org":2}', "first: ", "first: end"]);
  });

  test("a write that is rolled back says nothing, one that is committed speaks after its data is there", async () => {
    const { told, tells } = listen(["write"]);
    await tells("ready");
    const client = await place.database.pool.connect();
    await client.query("begin; select pg_notify('write', 'never'); rollback");
    await client.query("begin; select pg_notify('write', 'committed')");
    await notify("write", "before");
    await tells("write: before");
    await client.query("commit");
    client.release();
    await tells("write: committed");
    expect(told).toEqual(["ready", "write: before", "write: committed"]);
  });

  test("several handlers of one channel all hear; one that comes later too", async () => {
    const { listener, told, tells } = listen(["shared", "shared"]);
    await tells("ready");
    listener.on("late", (payload) => told.push(`late: ${payload}`));
    expect(listener.ready).toBe(false);
    await until(() => listener.ready);
    await notify("shared", "x");
    await notify("late", "y");
    await tells("late: y");
    expect(told).toEqual(["ready", "ready", "shared: x", "shared: x", "late: y"]);
  });

  test("of several listeners each, and only of its own database", async () => {
    const other = await createTestDatabase();
    const [one, two] = [listen(["c"]), listen(["c"])];
    const elsewhere = listen(["c"], { url: other.url });
    await Promise.all([one, two, elsewhere].map(({ tells }) => tells("ready")));
    await notify("c", "here");
    await Promise.all([one.tells("c: here"), two.tells("c: here")]);
    await query(other.database, { text: "select pg_notify('c', 'there')" });
    await elsewhere.tells("c: there");
    expect(one.told).toEqual(["ready", "c: here"]);
    expect(elsewhere.told).toEqual(["ready", "c: there"]);
    await elsewhere.listener.close();
    await other.drop();
  });

  test("whoever asks when it is ready already is told soon", async () => {
    const { listener, tells } = listen(["c"]);
    await tells("ready");
    await new Promise<void>((resolve) => listener.onReady(resolve));
  });
});

describe("a handler that fails", () => {
  test("harms neither the process, nor others, nor what comes after", async () => {
    const { listener, told, tells } = listen([]);
    listener.on("json", (payload) => told.push(`parsed ${JSON.parse(payload)}`));
    listener.on("json", () => told.push("other"));
    await tells("ready");
    await notify("json", "no JSON");
    await notify("json", "7");
    await tells("parsed 7");
    expect(told.filter((text) => text === "other")).toHaveLength(2);
  });

  test("has missed a notification, and the owner is told", async () => {
    const { listener, told, tells } = listen([]);
    listener.on("json", (payload) => told.push(`parsed ${JSON.parse(payload)}`));
    await tells("ready");
    const before = await sessions();
    await notify("json", "no JSON");
    await notify("json", "7");
    await tells("parsed 7");
    expect(told).toEqual(["ready", "lost", "ready", "parsed 7"]);
    expect(await sessions()).toEqual(before);
  });
});

describe("a lost connection", () => {
  test("is told, made anew and told again; then everything is heard", async () => {
    const { listener, told, tells } = listen(["a", "b"]);
    await tells("ready");
    const before = await sessions();
    await killSessions();
    await tells("lost");
    await until(() => listener.ready);
    await notify("a", "again");
    await notify("b", "again");
    await tells("b: again");
    expect(told).toEqual(["ready", "lost", "ready", "a: again", "b: again"]);
    const after = await sessions();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  test("again and again", async () => {
    const { listener, told } = listen(["c"]);
    for (let round = 1; round <= 4; round++) {
      await until(() => told.filter((text) => text === "ready").length === round);
      expect(listener.ready).toBe(true);
      await killSessions();
      await until(() => told.filter((text) => text === "lost").length === round);
    }
    expect(told.slice(0, 8)).toEqual(Array(4).fill(["ready", "lost"]).flat());
  });

  test("is told once, however many attempts it takes to come back", async () => {
    const line = await Line.open(place.url);
    const { listener, told, tells } = listen(["c"], { url: line.url });
    await tells("ready");
    line.refuse(true);
    await killSessions();
    await tells("lost");
    const { asked } = line;
    await until(() => line.asked >= asked + 5);
    expect(listener.ready).toBe(false);
    expect(told).toEqual(["ready", "lost"]);
    line.refuse(false);
    await until(() => listener.ready);
    expect(told).toEqual(["ready", "lost", "ready"]);
    await listener.close();
    line.close();
  });

  test("is noticed when it just falls silent", async () => {
    const line = await Line.open(place.url);
    const { listener, told, tells } = listen(["c"], { url: line.url, keepalive: 20, timeout: 200 });
    await tells("ready");
    line.fallSilent();
    await tells("lost");
    await until(() => listener.ready);
    await notify("c", "back");
    await tells("c: back");
    expect(told).toEqual(["ready", "lost", "ready", "c: back"]);
    await listener.close();
    line.close();
  });
});

describe("close", () => {
  const nothingLeft = () => expect.poll(sessions, WAIT).toEqual([]);

  test("ends the connection, is not a loss, and nothing comes back; a second time too", async () => {
    const { listener, told, tells } = listen(["c"]);
    await tells("ready");
    await Promise.all([listener.close(), listener.close()]);
    expect(listener.ready).toBe(false);
    await nothingLeft();
    await notify("c", "nobody hears");
    expect(told).toEqual(["ready"]);
  });

  test("before it has begun to connect", async () => {
    const line = await Line.open(place.url);
    const { listener, told } = listen(["c"], { url: line.url });
    await listener.close();
    await nothingLeft();
    expect(told).toEqual([]);
    expect(line.asked).toBe(0);
    line.close();
  });

  test("while it connects", async () => {
    const line = await Line.open(place.url);
    const { listener, told } = listen(["c"], { url: line.url });
    await until(() => line.asked === 1);
    await listener.close();
    await nothingLeft();
    expect(told).toEqual([]);
    line.close();
  });

  test("as soon as the server knows it", async () => {
    const { listener, told } = listen(["c"]);
    await until(async () => (await sessions()).length === 1);
    await listener.close();
    const heard = told.length;
    await nothingLeft();
    expect(told).toHaveLength(heard);
    expect(listener.ready).toBe(false);
  });

  test("while it is coming back", async () => {
    const line = await Line.open(place.url);
    const { listener, told, tells } = listen(["c"], { url: line.url });
    await tells("ready");
    line.refuse(true);
    await killSessions();
    await tells("lost");
    await listener.close();
    line.refuse(false);
    await nothingLeft();
    expect(told).toEqual(["ready", "lost"]);
    line.close();
  });

  test("in the moment in which the connection is lost", async () => {
    const { listener, told, tells } = listen(["c"]);
    await tells("ready");
    await Promise.all([killSessions(), listener.close()]);
    await nothingLeft();
    expect(listener.ready).toBe(false);
    expect(["ready", "ready,lost"]).toContain(told.join());
  });

  test("of a connection that has fallen silent does not wait for an answer", async () => {
    const line = await Line.open(place.url);
    const { listener, tells } = listen(["c"], { url: line.url, timeout: 200 });
    await tells("ready");
    line.fallSilent();
    await listener.close();
    line.close();
    await nothingLeft();
  });
});
