import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, clientWith, refusal, type TestServer } from "../support/server.ts";
import { startWorkbench } from "../support/workbench.ts";
import { World } from "../support/world.ts";

let server: TestServer;
let world: World;
let admin: Client;
beforeAll(async () => {
  ({ server, world, client: admin } = await startWorkbench());
});
afterAll(() => server.stop());

const withKey = (key: string): Client =>
  clientWith(server.url, async () => ({ authorization: `Bearer ${key}` }));
const create = (scope: "read" | "write", name = "Sync") =>
  admin.keys.create.mutate({ name, scope, expiresInDays: 30 });

describe("a key", () => {
  test("is told once, and kept as a hash", async () => {
    const { key, apiKey } = await create("read", "Reports");
    expect(key).toMatch(/^sk_\d+_[\w-]{43}$/);
    expect(key.startsWith(apiKey.start)).toBe(true);
    const [row] = await server.database.prisma.$queryRaw<{ stored: string }[]>`
      select row_to_json(k)::text as stored from api_key k where org_id = ${world.orgId} and id = ${apiKey.id}`;
    expect(row?.stored).toContain("Reports");
    expect(row?.stored).not.toContain(key.slice(-30));
    const { keys } = await admin.keys.list.query();
    expect(JSON.stringify(keys)).not.toContain(key.slice(-30));
    expect(keys.find(({ id }) => id === apiKey.id)).toMatchObject({
      name: "Reports",
      scope: "read",
      createdBy: "Test admin",
      lastUsedAt: null,
    });
  });

  test("of the scope read reads; it writes, administers and is a person never", async () => {
    const client = withKey((await create("read")).key);
    expect(await client.segments.list.query({})).toMatchObject({ segments: [] });
    expect(await client.session.me.query()).toMatchObject({
      user: null,
      role: "viewer",
      organization: { id: world.orgId },
    });
    for (const call of [
      () => client.tags.create.mutate({ name: "no" }),
      () => client.keys.list.query(),
      () => client.session.browsers.query(),
    ]) {
      expect(await refusal(call())).toMatchObject({ httpStatus: 403, reason: "FORBIDDEN" });
    }
  });

  test("of the scope write writes, under its own name", async () => {
    const { key, apiKey } = await create("write", "Importer");
    const client = withKey(key);
    const { segments } = await client.segments.upsertManyByName.mutate({ names: ["By key"] });
    expect(segments[0]).toMatchObject({ name: "By key", created: true });
    expect(await refusal(client.segments.delete.mutate({ id: segments[0]?.id ?? 0 }))).toMatchObject({
      httpStatus: 403,
    });
    const { entries } = await admin.audit.list.query({ apiKeyId: apiKey.id });
    expect(entries).toMatchObject([
      { action: "segment.create", actor: { id: null, apiKeyId: apiKey.id, name: "Importer" } },
    ]);
    const { keys } = await admin.keys.list.query();
    const used = Date.parse(keys.find(({ id }) => id === apiKey.id)?.lastUsedAt ?? "");
    expect(Math.abs(Date.now() - used)).toBeLessThan(120_000);
  });

  test("is worthless when it is revoked, has expired, or is of another form", async () => {
    const revoked = await create("read");
    const client = withKey(revoked.key);
    await client.session.me.query();
    await admin.keys.revoke.mutate({ id: revoked.apiKey.id });
    expect(await refusal(client.session.me.query())).toMatchObject({ httpStatus: 401 });
    expect(await refusal(admin.keys.revoke.mutate({ id: revoked.apiKey.id }))).toMatchObject({
      reason: "NOT_FOUND",
    });

    const expired = await create("read");
    await server.database.prisma.apiKey.updateMany({
      where: { orgId: world.orgId, id: expired.apiKey.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    const wrong = `${expired.key.slice(0, -2)}xx`;
    for (const key of [expired.key, wrong, "sk_1_short", `sk_99999999999_${"a".repeat(43)}`, "x y", "'"]) {
      expect(await refusal(withKey(key).session.me.query())).toMatchObject({ httpStatus: 401 });
    }
  });

  test("does not fall back to the cookie beside it", async () => {
    const { key, apiKey } = await create("read");
    await admin.keys.revoke.mutate({ id: apiKey.id });
    const { signIn } = await import("../support/session-cookie.ts");
    const cookie = await signIn(server.database, world.orgId, world.personId);
    const both = clientWith(server.url, async () => ({ cookie, authorization: `Bearer ${key}` }));
    expect(await refusal(both.session.me.query())).toMatchObject({ httpStatus: 401 });
  });

  test("opens its own organization only", async () => {
    const other = await World.create(server, { name: "Other" });
    const segment = await server
      .client(other.orgId, other.personId)
      .segments.create.mutate({ type: "static", name: "Theirs" });
    const client = withKey((await create("write")).key);
    expect(await refusal(client.segments.get.query({ id: segment.id }))).toMatchObject({
      reason: "NOT_FOUND",
    });
    const { key } = await create("write");
    const elsewhere = key.replace(`sk_${world.orgId}_`, `sk_${other.orgId}_`);
    expect(await refusal(withKey(elsewhere).session.me.query())).toMatchObject({ httpStatus: 401 });
  });

  test.each([{ name: " " }, { name: "a\0b" }, { name: "x".repeat(500) }])(
    "needs a name: %j",
    async ({ name }) => {
      expect(await refusal(create("read", name))).toMatchObject({ reason: "INVALID" });
    },
  );
});
