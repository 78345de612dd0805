import { query } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientWith, refusal, startAppOn } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];

const from = (...countries: string[]) => all(is("country", "isAnyOf", countries));

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic } = await startWorkbench());
  await world.customers(3, { country: "VN" });
  await world.customers(5, { country: "TH" });
});
afterAll(() => server.stop());

const versionsOf = async (id: number) => (await client.segments.versions.query({ id })).versions;

test("every saved rule is kept: author, time, sentence, who joined and left", async () => {
  const id = await newDynamic(from("VN"));
  const editor = await world.person("Thu Trang", "editor");
  await server.client(world.orgId, editor).segments.update.mutate({ id, rule: from("TH") });
  const [second, first, ...none] = await versionsOf(id);
  expect(none).toEqual([]);
  expect(first).toMatchObject({
    revision: 1,
    rule: from("VN"),
    author: { id: world.personId, name: "Test admin" },
    joined: null,
    left: null,
    restoredFrom: null,
  });
  expect(first?.sentence).toContain("Vietnam");
  expect(second).toMatchObject({
    revision: 2,
    author: { id: editor, name: "Thu Trang" },
    joined: 5,
    left: 3,
    problem: null,
  });
  expect(second?.sentence).toContain("Thailand");
  expect(Date.parse(second?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(first?.at ?? ""));
});

test("what changes no rule makes no version", async () => {
  const id = await newDynamic(from("VN"));
  await client.segments.update.mutate({ id, name: unique("Renamed"), description: "Why" });
  await client.segments.update.mutate({ id, rule: from("VN") });
  await refusal(client.segments.update.mutate({ id, rule: all(is("segment", "currentlyIn", [id])) }));
  expect(await versionsOf(id)).toHaveLength(1);
});

test("a copy begins a history of its own; the segments that Segments keeps have one", async () => {
  const id = await newDynamic(from("VN"));
  await client.segments.update.mutate({ id, rule: from("TH") });
  const copy = await client.segments.duplicate.mutate({ id });
  expect(await versionsOf(copy.id)).toMatchObject([{ revision: 1, rule: from("TH") }]);
});

test("a key is named as the author", async () => {
  const { key } = await client.keys.create.mutate({ name: "Nightly sync", scope: "write", expiresInDays: 1 });
  const robot = clientWith(server.url, async () => ({ authorization: `Bearer ${key}` }));
  const { id } = await robot.segments.create.mutate({
    type: "dynamic",
    name: unique("Robot"),
    rule: from("VN"),
  });
  expect(await versionsOf(id)).toMatchObject([{ author: { id: null, name: "Nightly sync" } }]);
});

test("restoring puts the rule back as a new revision, and is in the audit log", async () => {
  const id = await newDynamic(from("VN"));
  await client.segments.update.mutate({ id, rule: from("TH") });
  const restored = await client.segments.restoreVersion.mutate({ id, revision: 1, ruleRevision: 2 });
  expect(restored).toMatchObject({ ruleRevision: 3, rule: from("VN") });
  expect(await versionsOf(id)).toMatchObject([
    { revision: 3, restoredFrom: 1, joined: 3, left: 5 },
    { revision: 2 },
    { revision: 1 },
  ]);
  const { entries } = await client.audit.list.query({});
  expect(entries[0]).toMatchObject({ action: "segment.update", detail: { rule: true, restoredFrom: 1 } });
  // What is in force already makes no new revision.
  expect(await client.segments.restoreVersion.mutate({ id, revision: 1 })).toMatchObject({ ruleRevision: 3 });
});

test("a rule whose tag is gone says so, in the list and when it is put back", async () => {
  const name = unique("hot-lead");
  const { id: tag } = await client.tags.create.mutate({ name });
  const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
  await client.segments.update.mutate({ id, rule: from("TH") });
  await client.tags.delete.mutate({ id: tag });
  const [, first] = await versionsOf(id);
  expect(first?.problem).toContain(`the tag “${name}” no longer exists`);
  expect(await refusal(client.segments.restoreVersion.mutate({ id, revision: 1 }))).toMatchObject({
    reason: "INVALID",
    message: expect.stringContaining(`the tag “${name}” no longer exists`),
  });
  expect(await client.segments.get.query({ id })).toMatchObject({ ruleRevision: 2, status: "ok" });
});

test("two who save at once: one is told, and the history has one more", async () => {
  const id = await newDynamic(from("VN"));
  const other = await startAppOn(server.databaseUrl);
  try {
    const theirs = other.client(world.orgId, world.personId);
    const answers = await Promise.allSettled([
      client.segments.update.mutate({ id, rule: from("TH"), ruleRevision: 1 }),
      theirs.segments.update.mutate({ id, rule: from("DE"), ruleRevision: 1 }),
      client.segments.restoreVersion.mutate({ id, revision: 1, ruleRevision: 1 }),
    ]);
    const saved = answers.slice(0, 2).filter(({ status }) => status === "fulfilled");
    expect(saved).toHaveLength(1);
    expect((await versionsOf(id)).map(({ revision }) => revision)).toEqual([2, 1]);
  } finally {
    await other.stop();
  }
});

test("the difference is left out where somebody else saved in between", async () => {
  const id = await newDynamic(from("VN"));
  const rules = ["TH", "DE", "FR", "PL"].map((country) => from(country));
  await Promise.all(rules.map((rule) => client.segments.update.mutate({ id, rule })));
  const versions = await versionsOf(id);
  expect(versions.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
  const sizes = new Map([["TH", 5]]);
  const sizeOf = (rule: unknown) =>
    [...sizes].find(([country]) => JSON.stringify(rule).includes(country))?.[1] ?? 0;
  for (const [index, { joined, left, rule }] of versions.slice(0, -1).entries()) {
    if (joined === null) continue;
    const former = versions[index + 1]?.rule;
    const before = JSON.stringify(former).includes("VN") ? 3 : sizeOf(former);
    expect([joined, left]).toEqual([sizeOf(rule), before]);
  }
});

test("page by page, the newest first", async () => {
  const id = await newDynamic(from("VN"));
  for (const country of ["TH", "DE", "FR", "PL"])
    await client.segments.update.mutate({ id, rule: from(country) });
  const first = await client.segments.versions.query({ id, limit: 2 });
  expect(first.versions.map(({ revision }) => revision)).toEqual([5, 4]);
  const next = await client.segments.versions.query({ id, limit: 3, before: first.before ?? 0 });
  expect(next).toMatchObject({ versions: [{ revision: 3 }, { revision: 2 }, { revision: 1 }], before: null });
});

test("what is not there is refused, and another organization's is not there", async () => {
  const id = await newDynamic(from("VN"));
  expect(await refusal(client.segments.restoreVersion.mutate({ id, revision: 2 }))).toMatchObject({
    reason: "NOT_FOUND",
    message: expect.stringContaining("has no revision 2"),
  });
  const fixed = await newStatic();
  expect(await versionsOf(fixed)).toEqual([]);
  expect(await refusal(client.segments.restoreVersion.mutate({ id: fixed, revision: 1 }))).toMatchObject({
    reason: "WRONG_TYPE",
  });
  const other = await World.create(server);
  const stranger = server.client(other.orgId, other.personId);
  for (const call of [
    () => stranger.segments.versions.query({ id }),
    () => stranger.segments.restoreVersion.mutate({ id, revision: 1 }),
  ])
    expect(await refusal(call())).toMatchObject({ reason: "NOT_FOUND" });
});

test("a deleted segment takes its history along", async () => {
  const id = await newDynamic(from("VN"));
  await client.segments.delete.mutate({ id });
  const left = await query(server.database, {
    text: "select from segment_rule_version where org_id = $1 and segment_id = $2",
    values: [world.orgId, id],
  });
  expect(left).toEqual([]);
});
