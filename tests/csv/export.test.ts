import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { query } from "@segments/db";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Asker, download } from "../support/files.ts";
import { finished } from "../support/jobs.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let asker: Asker;
beforeAll(async () => {
  server = await startTestServer();
  return server.stop;
});
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  asker = {
    url: server.url,
    headers: { cookie: await signIn(server.database, world.orgId, world.personId) },
  };
});

const exported = async (parameters: Record<string, string>) => {
  const answer = await download(asker, `/files/export.csv?${new URLSearchParams(parameters)}`);
  return {
    status: answer.status,
    headers: answer.headers,
    text: Buffer.from(await answer.arrayBuffer()).toString(),
  };
};

/** A customer with something in every column. */
async function fullCustomer() {
  const [company, tag, other, product] = [
    await world.company("Phở, Sons & Co"),
    await world.tag("hot; lead"),
    await world.tag("back\\slash"),
    await world.product("Roaster"),
  ];
  const owner = await world.person("Owen");
  const id = await world.customer({
    name: '=HYPERLINK("http://evil","click")',
    company,
    owner,
    country: "VN",
    language: "vi",
    tags: [tag, other],
    scores: { [product]: -4.5 },
    lastInboundAt: "2026-01-02T03:04:05.678Z",
    createdAt: "2025-01-02T03:04:05Z",
    contacts: [
      { channel: "email", address: "a@example.com" },
      { channel: "email", address: "b@example.com", suppressed: true },
      { channel: "phone", address: "+84 90 000" },
    ],
  });
  const { id: segment } = await client.segments.create.mutate({ type: "static", name: "Q1 batch" });
  await client.segments.addCustomers.mutate({ id: segment, customerIds: [id] });
  const person = await server.database.prisma.person.findUniqueOrThrow({ where: { id: owner } });
  return { id, segment, email: person.email };
}

describe("what an export says", () => {
  test("of everything there is of a customer, with formulas neutralised, as RFC 4180 has it", async () => {
    const { id, email } = await fullCustomer();
    const { text, headers } = await exported({});
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(text).toBe(
      [
        "Customer ID,Name,Email,Phone,Company,Owner,Country,Language,Tags,Static segments,Fit: Roaster,Suppressed addresses,Last inbound,Created",
        `${id},"'=HYPERLINK(""http://evil"",""click"")","a@example.com; b@example.com",'+84 90 000,"Phở, Sons & Co",${email},VN,vi,"back\\\\slash; hot\\; lead",Q1 batch,'-4.5,b@example.com,2026-01-02T03:04:05.678Z,2025-01-02T03:04:05.000Z`,
        "",
      ].join("\r\n"),
    );
  });

  test("begins with a byte order mark by choice, and has the columns that were chosen, in their order", async () => {
    await world.customer({ name: "Ann", country: "DE" });
    const { text } = await exported({ columns: "country,name", bom: "true" });
    expect(text).toBe("\uFEFFName,Country\r\nAnn,DE\r\n");
  });

  test("is of a segment, a search and a filter, in the order that was asked for", async () => {
    const tag = await world.tag("t");
    for (const name of ["Bo 1", "Al 2", "Cy 1", "Bo 3"]) await world.customer({ name, tags: [tag] });
    await world.customer({ name: "Bo 4" });
    const rule = all(is("tag", "containsAnyOf", [tag]));
    const { id } = await client.segments.create.mutate({ type: "dynamic", name: "T: seg/ment", rule });
    const filter = JSON.stringify(all(is("name", "contains", "b")));
    const { text, headers } = await exported({
      segment: String(id),
      search: "bo",
      filter,
      columns: "name",
      direction: "desc",
    });
    expect(text).toBe("Name\r\nBo 3\r\nBo 1\r\n");
    expect(headers.get("content-disposition")).toMatch(/filename="T {2}seg ment \d{4}-\d\d-\d\d\.csv"/);
  });

  test("is written into the audit log", async () => {
    await exported({});
    const { entries } = await client.audit.list.query({});
    expect(entries[0]).toMatchObject({ action: "customers.export" });
  });

  test.each([
    [{ columns: "name,secret" }, 400],
    [{ filter: "{" }, 400],
    [{ filter: "{}" }, 400],
    [{ segment: "99999" }, 404],
    [{ sort: "id" }, 400],
    [{ wrong: "x" }, 400],
  ])("is refused: %j", async (parameters, status) => {
    const answer = await exported(parameters as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).message).toMatch(/^[A-Z].{10}/);
  });

  test("is refused where the segment is broken, before a byte of it is sent", async () => {
    const tag = await world.tag("gone");
    const rule = all(is("tag", "containsAnyOf", [tag]));
    const { id } = await client.segments.create.mutate({ type: "dynamic", name: "Broken", rule });
    await query(server.database, { text: "delete from tag where id = $1", values: [tag] });
    for (const cache of server.caches) cache.clear(world.orgId);
    expect((await exported({ segment: String(id) })).status).toBe(422);
  });
});

describe("in the background", () => {
  const everybody = { audience: {}, columns: ["id", "name"] as ("id" | "name")[] };

  test("it makes the same file, which can be downloaded", async () => {
    await world.customers(5);
    const job = await finished(client, (await client.exports.start.mutate(everybody)).id);
    expect(job).toMatchObject({ kind: "file", state: "done", total: 5, done: 5, problem: null });
    const [file] = job.files;
    const answer = await download(asker, `/files/${file?.id}`);
    const same = await exported({ columns: "id,name" });
    expect(await answer.text()).toBe(same.text);
    expect(Number(answer.headers.get("content-length"))).toBe(file?.bytes);
  });

  test("customers that were ticked are exported, and none of another organization", async () => {
    const [first, , third] = await world.customers(3);
    const other = await World.create(server, { name: "Other" });
    const foreign = await other.customer({ name: "Foreign" });
    const customerIds = [third ?? 0, first ?? 0, foreign];
    const job = await finished(
      client,
      (await client.exports.start.mutate({ audience: { customerIds }, columns: ["name"] })).id,
    );
    const answer = await download(asker, `/files/${job.files[0]?.id}`);
    expect(await answer.text()).toBe("Name\r\nCustomer 0001\r\nCustomer 0003\r\n");
  });

  test("what can't be made is refused with its sentence, and leaves neither job nor file", async () => {
    const refused = await refusal(
      client.exports.start.mutate({
        audience: { filter: all(is("tag", "containsAnyOf", [999_999])) },
        columns: ["name"],
      }),
    );
    expect(refused).toMatchObject({
      reason: "INVALID",
      message: expect.stringMatching(/can’t be evaluated/),
    });
    expect((await client.jobs.list.query({})).jobs).toEqual([]);
    const files = { text: "select from stored_file where org_id = $1", values: [world.orgId] };
    expect(await query(server.database, files)).toEqual([]);
  });

  test("what can't be made any more when its turn comes fails with its sentence", async () => {
    const tag = await world.tag("gone");
    const audience = { filter: all(is("tag", "containsAnyOf", [tag])) };
    const { id } = await client.exports.start.mutate({ audience, columns: ["name"] });
    await finished(client, id);
    await query(server.database, { text: "delete from tag where id = $1", values: [tag] });
    // As if nobody had come to it yet.
    await query(server.database, {
      text: "update job set state = 'running', done = 0, finished_at = null where org_id = $1 and id = $2",
      values: [world.orgId, id],
    });
    const ended = await finished(client, id);
    expect(ended).toMatchObject({ state: "failed", files: [] });
    expect(ended.problem).toMatch(/can’t be evaluated/);
  });

  test("it is refused for a segment that isn't there", async () => {
    const refused = await refusal(
      client.exports.start.mutate({ audience: { segmentId: 999_999 }, columns: ["name"] }),
    );
    expect(refused.reason).toBe("NOT_FOUND");
  });
});

/** Straight into the table: what was there before. */
async function many(count: number): Promise<void> {
  await query(server.database, {
    text: "insert into customer (org_id, name, name_folded) select $1, 'C ' || lpad(n::text, 7, '0'), 'c ' || lpad(n::text, 7, '0') from generate_series(1, $2::int) n",
    values: [world.orgId, count],
  });
}

test("all of it is of one moment, whatever is written meanwhile", async () => {
  await many(60_000);
  const answer = await download(asker, "/files/export.csv?columns=name,country");
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await query(server.database, {
    text: "update customer set country = 'VN' where org_id = $1",
    values: [world.orgId],
  });
  await query(server.database, {
    text: "delete from customer where org_id = $1 and name > 'C 0050000'",
    values: [world.orgId],
  });
  let text = Buffer.from(first?.value ?? []).toString();
  for (;;) {
    const part = await reader?.read();
    if (!part?.value) break;
    text += Buffer.from(part.value).toString();
  }
  const lines = text.trimEnd().split("\r\n");
  expect(lines.length).toBe(60_001);
  expect(lines.filter((line) => line.endsWith(",VN"))).toEqual([]);
});

test("who reads no further holds it up, and who goes away ends it at once", async () => {
  await many(200_000);
  const open = async () => {
    const found = await query(server.database, {
      text: "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'segments api' and xact_start < now() - interval '300 ms'",
      values: [],
    });
    return found.length;
  };
  const asked = request(`${asker.url}/files/export.csv`, { headers: asker.headers });
  asked.on("error", () => {}).end();
  onTestFinished(() => void asked.destroy());
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.on("error", () => {});
  await once(answer, "readable");
  await expect.poll(open, { timeout: 20_000 }).toBe(1);
  asked.destroy();
  await expect.poll(open, { timeout: 10_000 }).toBe(0);
});

test("a job that is cancelled leaves no file", async () => {
  await many(60_000);
  const { id } = await client.exports.start.mutate({ audience: {}, columns: ["id", "name", "email"] });
  await expect
    .poll(async () => (await client.jobs.get.query({ id })).total, { timeout: 10_000, interval: 2 })
    .toBe(60_000);
  await client.jobs.cancel.mutate({ id });
  const files = () =>
    query(server.database, { text: "select from stored_file where org_id = $1", values: [world.orgId] });
  await expect.poll(async () => (await files()).length, { timeout: 10_000 }).toBe(0);
  expect(await client.jobs.get.query({ id })).toMatchObject({ state: "cancelled", files: [] });
});
