import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { FlowStage, type Step, type Trigger } from "./flow-stage.ts";

let stage: FlowStage;
beforeAll(async () => {
  stage = await FlowStage.open();
});
afterAll(() => stage.server.stop());

const inbound: Trigger = { kind: "inbound" };
const currentlyIn = (id: number): Step => ({
  kind: "condition",
  rule: all(is("segment", "currentlyIn", [id])),
});

test("a segment lists the automations that refer to it, drafts too, and is neither archived nor deleted meanwhile", async () => {
  const segment = await stage.segment();
  const flows = [
    await stage.draft({ kind: "joined", segmentId: segment }, []),
    await stage.draft({ kind: "left", segmentId: segment }, []),
    await stage.draft(inbound, [{ kind: "addToSegment", segmentId: segment }]),
    await stage.draft(inbound, [currentlyIn(segment)]),
  ];
  const { users } = await stage.client.segments.get.query({ id: segment });
  expect(users.map(({ kind, id }) => [kind, id])).toEqual(flows.map((id) => ["automation", id]));
  for (const verb of ["archive", "delete"] as const) {
    expect(await refusal(stage.client.segments[verb].mutate({ id: segment }))).toMatchObject({
      reason: "IN_USE",
      message: expect.stringContaining("4 automations refer to it"),
      usedBy: flows.map((id) => ({ kind: "automation", id })),
    });
  }
  for (const id of flows) await stage.client.flows.delete.mutate({ id });
  await stage.client.segments.archive.mutate({ id: segment });
});

test("at any depth: through the rule of a segment between", async () => {
  const inner = await stage.segment();
  const rule = all(is("segment", "currentlyIn", [inner]));
  const outer = await stage.client.segments.create.mutate({ type: "dynamic", name: "Outer", rule });
  const flow = await stage.draft(inbound, [currentlyIn(outer.id)]);
  expect((await stage.client.segments.get.query({ id: inner })).users).toMatchObject([
    { kind: "segment", id: outer.id },
    { kind: "automation", id: flow, via: [{ id: outer.id }] },
  ]);
});

test("by the reason of “Exit — Cooldown”, once there is a segment of it", async () => {
  const flow = await stage.draft(inbound, [{ kind: "exitCooldown", reason: "On Holiday" }]);
  const segment = await stage.segment("cooldown — on holiday");
  expect((await stage.client.segments.get.query({ id: segment })).users).toMatchObject([
    { kind: "automation", id: flow },
  ]);
});

test("by the steps that runs under way go by, though the automation has others now", async () => {
  const segment = await stage.segment();
  const target = await stage.segment();
  const trigger: Trigger = { kind: "joined", segmentId: segment };
  const wait: Step = { kind: "wait", for: { amount: 1, unit: "days" } };
  const id = await stage.flow(trigger, [wait, { kind: "addToSegment", segmentId: target }]);
  await stage.add(segment, await stage.world.customer());
  await stage.settled();
  await stage.client.flows.turnOff.mutate({ id });
  await stage.client.flows.update.mutate({ id, revision: 1, definition: { trigger, steps: [wait] } });
  expect(await refusal(stage.client.segments.delete.mutate({ id: target }))).toMatchObject({
    reason: "IN_USE",
  });
});

test("a tag that an automation gives, takes or asks for is not deleted, unless forced: then the automation says so", async () => {
  const tag = await stage.world.tag("vip");
  const flow = await stage.draft(inbound, [{ kind: "addTag", tagId: tag }]);
  expect(await refusal(stage.client.tags.delete.mutate({ id: tag }))).toMatchObject({
    reason: "IN_USE",
    usedBy: [{ kind: "automation", id: flow }],
  });
  await stage.client.tags.delete.mutate({ id: tag, force: true });
  expect(await stage.client.flows.get.query({ id: flow })).toMatchObject({
    issues: [{ path: "steps[0].tagId", message: "the tag “vip” no longer exists" }],
  });
  expect(await refusal(stage.client.flows.turnOn.mutate({ id: flow }))).toMatchObject({ reason: "INVALID" });
});

test("saved at the same time as the segment is deleted, one of the two is refused", async () => {
  for (let round = 0; round < 5; round++) {
    const segment = await stage.segment();
    const [saved, deleted] = await Promise.allSettled([
      stage.draft(inbound, [{ kind: "addToSegment", segmentId: segment }]),
      stage.client.segments.delete.mutate({ id: segment }),
    ]);
    expect([saved.status, deleted.status].sort()).toEqual(["fulfilled", "rejected"]);
  }
});
