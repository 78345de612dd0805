import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolledIn, newDraft, newStatic, runCampaign } from "../support/campaigns.ts";
import { holdCustomer } from "../support/held-customer.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let world: World;
let client: Client;
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});

const reachable = { contacts: [{ channel: "email", address: "a@example.com" }] } as const;
const enrolled = (id: number) => enrolledIn(server.database, id);

describe("customers of a campaign that runs", () => {
  test("are warned of, and enrolled in another only where that is confirmed", async () => {
    const ids = await world.customers(3, reachable);
    const includeIds = [await newStatic(client, "Everyone", ids)];
    const slow = await newDraft(client, "Slow", [await newStatic(client, "The last", ids.slice(1))]);
    const held = await holdCustomer(server.database, world.orgId, ids[2] ?? 0);
    await client.campaigns.start.mutate({ id: slow });
    const id = await newDraft(client, "Quick", includeIds);
    const overlap = { campaignId: slow, name: "Slow", state: "running", finishedAt: null, count: 2 };
    expect(await client.campaigns.preview.query({ campaignId: id, includeIds })).toMatchObject({
      result: { overlaps: [overlap], count: 3 },
    });
    expect(await refusal(client.campaigns.start.mutate({ id }))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("“Slow” (2)"),
    });
    expect(await client.campaigns.get.query({ id })).toMatchObject({ state: "draft", job: null });
    const started = await client.campaigns.start.mutate({ id, confirmOverlap: true });
    await held.letGo();
    await runCampaign(client, { id: slow });
    await runCampaign(client, { id });
    expect(started.state).toBe("running");
    expect(await enrolled(id)).toEqual(ids);
    // What ended a short while ago is told of, and stands in nobody's way.
    const third = await newDraft(client, "Third", includeIds);
    expect(await client.campaigns.preview.query({ campaignId: third, includeIds })).toMatchObject({
      result: {
        overlaps: [
          { name: "Quick", state: "done", count: 3 },
          { name: "Slow", state: "done", count: 2 },
        ],
      },
    });
    await runCampaign(client, { id: third });
  });

  test("of two that start at once with the same customers, one is refused", async () => {
    const ids = await world.customers(3, reachable);
    const everyone = await newStatic(client, "Everyone", ids);
    const held = await holdCustomer(server.database, world.orgId, ids[0] ?? 0);
    const drafts = [await newDraft(client, "One", [everyone]), await newDraft(client, "Two", [everyone])];
    const outcomes = await Promise.allSettled(drafts.map((id) => client.campaigns.start.mutate({ id })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await held.letGo();
  });
});

describe("who may", () => {
  test("a viewer may look, and not start", async () => {
    const viewer = server.client(world.orgId, await world.person("Viewer", "viewer"));
    const ids = await world.customers(1, reachable);
    const id = await newDraft(client, "Launch", [await newStatic(client, "Everyone", ids)]);
    expect(await viewer.campaigns.get.query({ id })).toMatchObject({ name: "Launch" });
    expect(await refusal(viewer.campaigns.start.mutate({ id }))).toMatchObject({ reason: "FORBIDDEN" });
    expect(await enrolled(id)).toEqual([]);
  });

  test("another organization's campaigns and segments are not there", async () => {
    const stranger = await World.create(server);
    const foreign = server.client(stranger.orgId, stranger.personId);
    const segment = await newStatic(client, "Ours", []);
    const id = await newDraft(client, "Ours", [segment]);
    for (const call of [
      () => foreign.campaigns.get.query({ id }),
      () => foreign.campaigns.start.mutate({ id }),
      () => foreign.campaigns.create.mutate({ name: "Theirs", includeIds: [segment] }),
      () => foreign.campaigns.create.mutate({ name: "Theirs", excludeIds: [segment] }),
    ])
      expect(await refusal(call())).toMatchObject({ reason: "NOT_FOUND" });
  });
});
