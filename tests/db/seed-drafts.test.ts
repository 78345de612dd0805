import {
  type Context,
  getCampaign,
  listCampaigns,
  listFlows,
  previewCampaign,
  turnFlowOn,
} from "@segments/crm";
import { Cache } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDemo, type Demo, NOW } from "../support/demo.ts";

let demo: Demo;
let context: Context;

beforeAll(async () => {
  demo = await createDemo();
  const { database } = demo;
  const services = { database, cache: new Cache({ maxBytes: 50_000_000 }), processId: "test" };
  context = { services, orgId: 1, actorId: 1, timeZone: "Asia/Ho_Chi_Minh", now: NOW };
});
afterAll(() => demo.drop());

test("campaigns are drafts whose audience can be enrolled: somebody is left out, and somebody is left", async () => {
  const { campaigns } = await listCampaigns(context, {});
  expect(campaigns.map(({ name, state }) => `${name}: ${state}`).sort()).toEqual([
    "Summer relaunch: draft",
    "Trade show invitation: draft",
  ]);
  for (const { id } of campaigns) {
    const { includes, excludes, onlyReachable, description } = await getCampaign(context, id);
    expect(description.length).toBeGreaterThan(20);
    const { result, problems } = await previewCampaign(context, {
      includeIds: includes.map((segment) => segment.id),
      excludeIds: excludes.map((segment) => segment.id),
      onlyReachable,
      limit: 0,
    });
    expect(problems).toEqual([]);
    expect(result?.count).toBeGreaterThan(0);
    expect(result?.count).toBeLessThan(result?.included ?? 0);
  }
});

test("automations are drafts that can be turned on as they are", async () => {
  const { flows } = await listFlows(context);
  expect(flows.map(({ state }) => state)).toEqual(["draft", "draft"]);
  for (const { id } of flows) expect(await turnFlowOn(context, id)).toMatchObject({ state: "on" });
});
