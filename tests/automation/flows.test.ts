import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settled } from "../support/ledger.ts";
import { refusal } from "../support/server.ts";
import { all } from "../support/world.ts";
import { condition, FlowStage, give, has, MINUTE, type Step, take, wait } from "./flow-stage.ts";

let stage: FlowStage;
let tag: number;
beforeAll(async () => {
  stage = await FlowStage.open();
  tag = await stage.tag("warm");
});
afterAll(() => stage.server.stop());

describe("what sets an automation off", () => {
  test("joining a static segment, from the moment it is turned on", async () => {
    const segment = await stage.segment();
    const [before = 0, after = 0] = await stage.world.customers(2);
    await stage.add(segment, before);
    const given = await stage.tag();
    const draft = await stage.draft({ kind: "joined", segmentId: segment }, [give(given)]);
    const during = await stage.world.customer();
    await stage.add(segment, during);
    await stage.client.flows.turnOn.mutate({ id: draft });
    await stage.add(segment, after);
    await stage.settled();
    const [run, ...others] = await stage.runs(draft);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      customer: { id: after, name: "Customer 0002" },
      state: "done",
      problem: null,
      log: [{ step: 0, outcome: "changed" }],
    });
    expect([await stage.tagsOf(before), await stage.tagsOf(during), await stage.tagsOf(after)]).toEqual([
      [],
      [],
      [given],
    ]);
  });

  test("joining and leaving a dynamic segment; a rule that is taken down anew sets nothing off", async () => {
    const hot = await stage.tag();
    const [joined, left] = [await stage.tag(), await stage.tag()];
    const [one = 0, two = 0] = await stage.world.customers(2);
    const dynamic = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: stage.unique("Hot"),
      rule: has(hot),
    });
    await settled(stage.server, stage.world.orgId);
    const on = await stage.flow({ kind: "joined", segmentId: dynamic.id }, [give(joined)]);
    const off = await stage.flow({ kind: "left", segmentId: dynamic.id }, [give(left)]);
    await stage.client.customers.tag.mutate({ customerIds: [one], tagIds: [hot] });
    await stage.settled();
    await stage.client.customers.untag.mutate({ customerIds: [one], tagIds: [hot] });
    await stage.settled();
    expect(await stage.tagsOf(one)).toEqual([joined, left]);
    await stage.client.segments.update.mutate({
      id: dynamic.id,
      rule: { ...has(hot), not: true },
    });
    await stage.settled();
    expect([await stage.runs(on), await stage.runs(off)].map((runs) => runs.length)).toEqual([1, 1]);
    expect(await stage.tagsOf(two)).toEqual([]);
  });

  test("what was changed before it was turned on sets nothing off, though the ledger sees it later", async () => {
    const hot = await stage.tag();
    const customer = await stage.world.customer();
    const dynamic = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: stage.unique("Hot"),
      rule: has(hot),
    });
    await stage.settled();
    await stage.client.customers.tag.mutate({ customerIds: [customer], tagIds: [hot] });
    const flow = await stage.flow({ kind: "joined", segmentId: dynamic.id }, [give(tag)]);
    await stage.settled();
    expect(await stage.runs(flow)).toEqual([]);
  });

  test("an inbound message, in the transaction that records it; two at once begin one run", async () => {
    const customer = await stage.world.customer();
    const flow = await stage.flow({ kind: "inbound" }, [wait(1, "hours"), give(tag)], true);
    await Promise.all(Array.from({ length: 5 }, () => stage.inbound(customer)));
    const runs = (await stage.runs(flow)).filter((run) => run.customer.id === customer);
    expect(runs).toHaveLength(1);
    await stage.client.flows.turnOff.mutate({ id: flow });
    await stage.inbound(await stage.world.customer());
    expect(await stage.runs(flow)).toHaveLength(1);
  });

  test("once for each customer, unless it may again; never twice at a time", async () => {
    const segment = await stage.segment();
    const customer = await stage.world.customer();
    const once = await stage.flow({ kind: "joined", segmentId: segment }, [give(tag)]);
    const again = await stage.flow({ kind: "joined", segmentId: segment }, [wait(10, "minutes")], true);
    for (let count = 0; count < 3; count++) {
      await stage.add(segment, customer);
      await stage.settled();
      await stage.client.segments.removeCustomers.mutate({ id: segment, customerIds: [customer] });
    }
    expect([(await stage.runs(once)).length, (await stage.runs(again)).length]).toEqual([1, 1]);
    await stage.pass(11 * MINUTE);
    await stage.settled();
    await stage.add(segment, customer);
    await stage.settled();
    expect((await stage.runs(once)).length).toBe(1);
    expect((await stage.runs(again)).map(({ state }) => state)).toEqual(["waiting", "done"]);
  });
});

describe("an automation", () => {
  test("that is on keeps its steps, and is not deleted; runs go on by the steps they began with", async () => {
    const segment = await stage.segment();
    const [first, second] = [await stage.tag(), await stage.tag()];
    const customer = await stage.world.customer();
    const trigger = { kind: "joined" as const, segmentId: segment };
    const id = await stage.flow(trigger, [wait(1, "minutes"), give(first)]);
    await stage.add(segment, customer);
    await stage.settled();
    const edit = { id, revision: 1, definition: { trigger, steps: [give(second)] } };
    expect(await refusal(stage.client.flows.update.mutate(edit))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("turn it off"),
    });
    expect(await refusal(stage.client.flows.delete.mutate({ id }))).toMatchObject({ reason: "CONFLICT" });
    await stage.client.flows.turnOff.mutate({ id });
    expect(await stage.client.flows.update.mutate(edit)).toMatchObject({ revision: 2, state: "off" });
    expect(await refusal(stage.client.flows.update.mutate(edit))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("Somebody else saved"),
    });
    await stage.client.flows.turnOn.mutate({ id });
    await stage.pass(2 * MINUTE);
    await stage.settled();
    expect(await stage.tagsOf(customer)).toEqual([first]);
    const [run] = await stage.runs(id);
    expect(await stage.client.flows.run.query({ id, runId: run?.id ?? 0 })).toEqual({
      ...run,
      definition: { trigger, again: false, steps: [wait(1, "minutes"), give(first)] },
      names: [
        expect.objectContaining({ source: "segments", value: segment }),
        expect.objectContaining({ source: "tags", value: first }),
      ],
    });
    expect(await refusal(stage.client.flows.run.query({ id, runId: 999_999 }))).toMatchObject({
      message: "There is no run 999999.",
    });
    await stage.client.flows.turnOff.mutate({ id });
    expect(await stage.client.flows.delete.mutate({ id })).toEqual({ deleted: true });
    expect(await refusal(stage.client.flows.get.query({ id }))).toMatchObject({
      message: `There is no automation ${id}.`,
    });
  });

  test("clicked twice at once, is made once, saved once and turned on once", async () => {
    const name = stage.unique("Twice");
    const definition = { trigger: { kind: "inbound" as const }, steps: [give(tag)] };
    const made = await Promise.allSettled(
      [1, 2].map(() => stage.client.flows.create.mutate({ name, definition })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { flows } = await stage.client.flows.list.query();
    const id = flows.find((one) => one.name === name)?.id ?? 0;
    const saved = await Promise.allSettled(
      [1, 2].map((amount) =>
        stage.client.flows.update.mutate({
          id,
          revision: 1,
          definition: { ...definition, steps: [wait(amount, "hours")] },
        }),
      ),
    );
    expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await Promise.all([1, 2, 3].map(() => stage.client.flows.turnOn.mutate({ id })));
    const { entries } = await stage.client.audit.list.query({ action: "flow.turnOn", limit: 200 });
    expect(entries.filter(({ subject }) => subject.id === id)).toHaveLength(1);
    await stage.client.flows.turnOff.mutate({ id });
  });

  test("is listed with what sets it off, its names and its runs", async () => {
    const segment = await stage.segment("Listed");
    const [on, draft] = [
      await stage.flow({ kind: "joined", segmentId: segment }, [give(tag)]),
      await stage.draft({ kind: "left", segmentId: segment }, [take(tag)]),
    ];
    await stage.add(segment, ...(await stage.world.customers(3)));
    await stage.settled();
    const { flows, names } = await stage.client.flows.list.query();
    const listed = (id: number) => flows.find((flow) => flow.id === id);
    expect(listed(on)).toMatchObject({ state: "on", runs: { done: 3, stopped: 0, failed: 0 } });
    expect(listed(draft)).toMatchObject({ state: "draft", runs: { done: 0 } });
    expect(listed(draft)?.definition.trigger).toEqual({ kind: "left", segmentId: segment });
    expect(names).toContainEqual({ source: "tags", value: tag, label: "warm" });
    expect(names).toContainEqual({ source: "segments", value: segment, label: "Listed" });
  });

  test("names what is there, is of one name, and has steps before it is turned on", async () => {
    const name = stage.unique("Named");
    const dynamic = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: stage.unique("Live"),
      rule: has(tag),
    });
    const create = (steps: Step[], trigger: Parameters<FlowStage["draft"]>[0] = { kind: "inbound" }) =>
      stage.client.flows.create.mutate({ name, definition: { trigger, steps } });
    const gone = 2_000_000_000;
    for (const [call, path] of [
      [() => create([give(gone)]), "steps[0].tagId"],
      [() => create([give(tag), { kind: "addToSegment", segmentId: gone }]), "steps[1].segmentId"],
      [() => create([{ kind: "addToSegment", segmentId: dynamic.id }]), "steps[0].segmentId"],
      [() => create([], { kind: "left", segmentId: gone }), "trigger.segmentId"],
      [() => create([condition(has(gone))]), "steps[0].rule.rules[0].value"],
      [() => create([wait(400, "days")]), "steps[0].for"],
      [() => create([{ kind: "exitCooldown", reason: "x" }, give(tag)]), "steps[0]"],
    ] as const) {
      expect(await refusal(call())).toMatchObject({ reason: "INVALID", issues: [{ path }] });
    }
    for (const steps of [
      [condition({})],
      [condition(all())],
      [{ kind: "exitCooldown", reason: " " }],
      [wait(0, "days")],
      Array(21).fill(give(tag)),
    ] as Step[][]) {
      expect(await refusal(create(steps))).toMatchObject({ reason: "INVALID" });
    }
    await stage.client.segments.create.mutate({
      type: "dynamic",
      name: "Cooldown — by rule",
      rule: has(tag),
    });
    expect(await refusal(create([{ kind: "exitCooldown", reason: "By rule" }]))).toMatchObject({
      reason: "INVALID",
      issues: [{ path: "steps[0].reason" }],
    });
    const { id } = await create([]);
    expect(await refusal(create([]))).toMatchObject({ reason: "CONFLICT" });
    expect(await refusal(stage.client.flows.turnOn.mutate({ id }))).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("has no steps yet"),
    });
  });
});
