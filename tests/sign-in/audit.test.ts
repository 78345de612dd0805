import { APP_ROLE, openDatabase } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, refusal, type TestServer } from "../support/server.ts";
import { startWorkbench } from "../support/workbench.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let admin: Client;
beforeAll(async () => {
  ({ server, world, client: admin } = await startWorkbench());
});
afterAll(() => server.stop());

test("says who did what to which, in order", async () => {
  const customers = await world.customers(3);
  const segment = await admin.segments.create.mutate({ type: "static", name: "Q1 batch" });
  const id = segment.id;
  await admin.segments.addCustomers.mutate({ id, customerIds: customers });
  await admin.segments.addCustomers.mutate({ id, customerIds: customers });
  await admin.segments.removeCustomers.mutate({ id, customerIds: customers.slice(0, 1) });
  await admin.segments.update.mutate({ id, name: "Q2 batch" });
  await admin.segments.update.mutate({ id, name: "Q2 batch" });
  await admin.segments.archive.mutate({ id });
  await admin.segments.restore.mutate({ id });
  const copy = await admin.segments.duplicate.mutate({ id });
  await admin.segments.delete.mutate({ id });
  const tag = await admin.tags.create.mutate({ name: "hot" });
  const dynamic = await admin.segments.create.mutate({
    type: "dynamic",
    name: "Hot",
    rule: all(is("tag", "containsAnyOf", [tag.id])),
  });
  await admin.segments.update.mutate({ id: dynamic.id, rule: all(is("tag", "isNotSet")) });
  await admin.tags.delete.mutate({ id: tag.id });
  const { key: _secret, apiKey } = await admin.keys.create.mutate({
    name: "K",
    scope: "read",
    expiresInDays: null,
  });
  await admin.keys.revoke.mutate({ id: apiKey.id });
  const { id: invitation } = await admin.people.invite.mutate({ email: "a@example.com", role: "viewer" });
  await admin.people.revokeInvitation.mutate({ id: invitation });
  await admin.customers.delete.mutate({ id: customers[2] ?? 0 });

  const { entries, before } = await admin.audit.list.query({});
  expect(before).toBeNull();
  expect(entries.map(({ action, subject, detail }) => [action, subject.name, detail]).reverse()).toEqual([
    ["segment.create", "Q1 batch", { type: "static" }],
    ["segment.addCustomers", "Q1 batch", { added: 3 }],
    ["segment.removeCustomers", "Q1 batch", { removed: 1 }],
    ["segment.update", "Q2 batch", { formerName: "Q1 batch", description: false, rule: false }],
    ["segment.archive", "Q2 batch", null],
    ["segment.restore", "Q2 batch", null],
    ["segment.create", copy.name, { type: "static", copyOf: id }],
    ["segment.delete", "Q2 batch", { force: false }],
    ["tag.create", "hot", null],
    ["segment.create", "Hot", { type: "dynamic" }],
    ["segment.update", "Hot", { description: false, rule: true }],
    ["tag.delete", "hot", { force: false }],
    ["key.create", "K", { scope: "read" }],
    ["key.revoke", "K", null],
    ["person.invite", "a@example.com", { role: "viewer" }],
    ["invitation.revoke", "a@example.com", null],
    ["customer.delete", "Customer 0003", null],
  ]);
  for (const { actor, address, requestId, at } of entries) {
    expect(actor).toEqual({ id: world.personId, apiKeyId: null, name: "Test admin" });
    expect(address).toBe("127.0.0.1");
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(120_000);
  }
});

test("says nothing of what was refused", async () => {
  const before = await admin.audit.list.query({});
  await refusal(admin.segments.create.mutate({ type: "static", name: " " }));
  await refusal(admin.segments.delete.mutate({ id: 999_999 }));
  await refusal(admin.people.remove.mutate({ id: world.personId }));
  expect(await admin.audit.list.query({})).toEqual(before);
});

test("is read in pages, and by action, person and time", async () => {
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const page = await admin.audit.list.query({ limit: 4, before });
    seen.push(...page.entries.map(({ id }) => id));
    before = page.before ?? undefined;
  } while (before !== undefined);
  const { entries } = await admin.audit.list.query({ limit: 200 });
  expect(seen).toEqual(entries.map(({ id }) => id));

  const created = await admin.audit.list.query({ action: "segment.create" });
  expect(created.entries.map(({ subject }) => subject.name)).toContain("Hot");
  expect(new Set(created.entries.map(({ action }) => action))).toEqual(new Set(["segment.create"]));
  const somebody = await world.person("Somebody else");
  expect((await admin.audit.list.query({ actorId: somebody })).entries).toEqual([]);
  const from = new Date(Date.now() + 3_600_000).toISOString();
  expect((await admin.audit.list.query({ from })).entries).toEqual([]);
  expect((await admin.audit.list.query({ to: from })).entries.length).toBe(entries.length);
  const other = await World.create(server, { name: "Other" });
  expect((await server.client(other.orgId, other.personId).audit.list.query({})).entries).toEqual([]);
});

test("can only be added to by the role that the application works as", async () => {
  const application = openDatabase(server.databaseUrl, { role: APP_ROLE });
  try {
    const { rows } = await server.app.services.database.pool.query("select current_user as name");
    expect(rows).toEqual([{ name: APP_ROLE }]);
    for (const statement of [
      "update audit_entry set action = 'tag.create'",
      "delete from audit_entry",
      "truncate audit_entry",
      "alter table audit_entry add column x int",
      "drop table audit_entry",
    ]) {
      await expect(application.pool.query(statement)).rejects.toMatchObject({ code: "42501" });
    }
  } finally {
    await application.close();
  }
});
