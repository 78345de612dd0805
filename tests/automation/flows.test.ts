import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { settled } from "../support/ledger.ts";
import { refusal, startAppOn } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { DAY, FlowStage, HOUR, MINUTE, patience, type Step } from "./flow-stage.ts";

let stage: FlowStage;
let tag: number;
beforeAll(async () => {
  stage = await FlowStage.open();
  tag = await stage.world.tag("warm");
});
afterAll(() => stage.server.stop());

const give = (tagId: number): Step => ({ kind: "addTag", tagId });
const take = (tagId: number): Step => ({ kind: "removeTag", tagId });
const wait = (amount: number, unit: "minutes" | "hours" | "days"): Step => ({
  kind: "wait",
  for: { amount, unit },
});
const has = (tagId: number) => all(is("tag", "containsAnyOf", [tagId]));
const condition = (rule: object): Step => ({ kind: "condition", rule });
const newTag = () => stage.world.tag(stage.unique("tag"));

describe("what sets an automation off", () => {
  test("joining a static segment, from the moment it is turned on", async () => {
    const segment = await stage.segment();
    const [before = 0, after = 0] = await stage.world.customers(2);
    await stage.add(segment, before);
    const given = await newTag();
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
    const hot = await newTag();
    const [joined, left] = [await newTag(), await newTag()];
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
    const hot = await newTag();
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

describe("steps", () => {
  test("a wait ends when it is due, also if another process has come; what follows is done once", async () => {
    const own = await FlowStage.open();
    onTestFinished(own.server.stop);
    const segment = await own.segment();
    const customer = await own.world.customer();
    const given = await own.world.tag("given");
    const steps = [wait(2, "days"), give(given), wait(1, "minutes")];
    const flow = await own.flow({ kind: "joined", segmentId: segment }, steps);
    await own.add(segment, customer);
    await own.settled();
    await own.pass(DAY);
    await own.settled();
    const [waiting] = await own.runs(flow);
    expect(waiting).toMatchObject({ state: "waiting", step: 1, log: [{ step: 0, outcome: "waiting" }] });
    expect(await own.tagsOf(customer)).toEqual([]);
    await own.server.app.flows.stop();
    let ahead = 2 * DAY;
    const other = await startAppOn(own.server.databaseUrl, { clock: () => Date.now() + ahead });
    onTestFinished(other.stop);
    await expect.poll(() => own.tagsOf(customer), patience).toEqual([given]);
    ahead += HOUR;
    await own.wake();
    await expect
      .poll(async () => (await own.runs(flow))[0], patience)
      .toMatchObject({
        state: "done",
        log: [
          { step: 0, outcome: "waiting" },
          { step: 1, outcome: "changed" },
          { step: 2, outcome: "waiting" },
        ],
      });
  });

  test("a condition lets those go on for whom the rule holds then", async () => {
    const segment = await stage.segment();
    const hot = await newTag();
    const given = await newTag();
    const [yes = 0, no = 0, turned = 0] = await stage.world.customers(3, { country: "VN" });
    await stage.client.customers.tag.mutate({ customerIds: [yes, turned], tagIds: [hot] });
    const flow = await stage.flow({ kind: "joined", segmentId: segment }, [
      wait(1, "hours"),
      condition(has(hot)),
      give(given),
    ]);
    await stage.add(segment, yes, no, turned);
    await stage.settled();
    await stage.client.customers.untag.mutate({ customerIds: [turned], tagIds: [hot] });
    await stage.pass(HOUR + 1);
    await stage.settled();
    const states = new Map(
      (await stage.runs(flow)).map(({ customer, state, log }) => [customer.id, [state, log.at(-1)?.outcome]]),
    );
    expect(states).toEqual(
      new Map([
        [yes, ["done", "changed"]],
        [no, ["stopped", "not held"]],
        [turned, ["stopped", "not held"]],
      ]),
    );
    expect(await stage.tagsOf(yes)).toEqual([hot, given]);
  });

  test("a condition that can’t be evaluated lets nobody pass: the run fails with why, and goes on when it is mended", async () => {
    const segment = await stage.segment();
    const hot = await newTag();
    const inner = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: stage.unique("Not hot"),
      rule: all(is("tag", "containsNoneOf", [hot])),
    });
    const given = await newTag();
    const customer = await stage.world.customer();
    const rule = all(is("segment", "currentlyIn", [inner.id]));
    const flow = await stage.flow({ kind: "joined", segmentId: segment }, [condition(rule), give(given)]);
    await stage.client.tags.delete.mutate({ id: hot, force: true });
    await stage.add(segment, customer);
    await stage.settled();
    const [run] = await stage.runs(flow);
    expect(run).toMatchObject({
      state: "failed",
      step: 0,
      problem: expect.stringContaining("no longer exists"),
      log: [],
    });
    expect(await stage.tagsOf(customer)).toEqual([]);
    expect((await stage.client.flows.get.query({ id: flow })).issues).toMatchObject([
      { path: "steps[0].rule.rules[0].value" },
    ]);
    expect(await stage.client.flows.retry.mutate({ id: flow, runId: run?.id ?? 0 })).toEqual({ retried: 1 });
    await stage.settled();
    expect(await stage.runs(flow)).toMatchObject([{ state: "failed" }]);
    await stage.client.segments.update.mutate({ id: inner.id, rule: all(is("country", "isNotSet")) });
    expect(await stage.client.flows.retry.mutate({ id: flow })).toEqual({ retried: 1 });
    await stage.settled();
    expect(await stage.runs(flow)).toMatchObject([
      { state: "done", problem: null, log: [{ outcome: "held" }, { outcome: "changed" }] },
    ]);
    expect(await refusal(stage.client.flows.retry.mutate({ id: flow, runId: run?.id ?? 0 }))).toMatchObject({
      reason: "CONFLICT",
    });
  });

  test("“Exit — Cooldown” puts customers into the segment of the reason; tags are taken; segments are filled", async () => {
    const segment = await stage.segment();
    const target = await stage.segment();
    const cold = await newTag();
    const customers = await stage.world.customers(3, { tags: [cold] });
    await stage.flow({ kind: "joined", segmentId: segment }, [
      take(cold),
      { kind: "addToSegment", segmentId: target },
      { kind: "exitCooldown", reason: "not yet" },
    ]);
    await stage.add(segment, ...customers);
    await stage.settled();
    expect(await stage.idsOf(target)).toEqual(customers);
    const found = await stage.client.segments.list.query({ search: "Cooldown — not yet" });
    expect(await stage.idsOf(found.segments[0]?.id ?? 0)).toEqual(customers);
    expect(await stage.tagsOf(customers[0] ?? 0)).toEqual([]);
  });

  test("a customer who is deleted goes no further", async () => {
    const segment = await stage.segment();
    const customer = await stage.world.customer();
    const flow = await stage.flow({ kind: "joined", segmentId: segment }, [wait(1, "hours"), give(tag)]);
    await stage.add(segment, customer);
    await stage.settled();
    await stage.client.customers.delete.mutate({ id: customer });
    expect(await stage.runs(flow)).toMatchObject([
      { state: "stopped", customer: { name: null }, problem: "The customer was deleted." },
    ]);
  });

  test("turned off, runs stand still; turned on again, they go on", async () => {
    const segment = await stage.segment();
    const [customer = 0, missed = 0] = await stage.world.customers(2);
    const given = await newTag();
    const flow = await stage.flow({ kind: "joined", segmentId: segment }, [wait(5, "minutes"), give(given)]);
    await stage.add(segment, customer);
    await stage.settled();
    await stage.client.flows.turnOff.mutate({ id: flow });
    await stage.add(segment, missed);
    await stage.pass(HOUR);
    await stage.settled();
    expect(await stage.tagsOf(customer)).toEqual([]);
    await stage.client.flows.turnOn.mutate({ id: flow });
    await stage.settled();
    expect(await stage.tagsOf(customer)).toEqual([given]);
    expect(await stage.runs(flow)).toHaveLength(1);
  });

  test("two that set each other off come to an end, with a sentence", async () => {
    const [a, b] = [await newTag(), await newTag()];
    const dynamic = async (id: number) =>
      (
        await stage.client.segments.create.mutate({
          type: "dynamic",
          name: stage.unique("Loop"),
          rule: has(id),
        })
      ).id;
    const [inA, inB] = [await dynamic(a), await dynamic(b)];
    await stage.settled();
    const flow = await stage.flow({ kind: "joined", segmentId: inA }, [take(a), give(b)], true);
    await stage.flow({ kind: "joined", segmentId: inB }, [take(b), give(a)], true);
    const customer = await stage.world.customer();
    await stage.client.customers.tag.mutate({ customerIds: [customer], tagIds: [a] });
    await expect
      .poll(async () => (await stage.runs(flow))[0]?.problem, patience)
      .toContain("10 times within a day");
    await stage.settled();
    expect((await stage.runs(flow)).map(({ state }) => state)).toEqual([
      "stopped",
      ...Array(10).fill("done"),
    ]);
  });
});

describe("an automation", () => {
  test("that is on keeps its steps, and is not deleted; runs go on by the steps they began with", async () => {
    const segment = await stage.segment();
    const [first, second] = [await newTag(), await newTag()];
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
    const { flows, names } = await stage.client.flows.list.query();
    expect(flows.length).toBeGreaterThan(3);
    expect(names).toContainEqual({ source: "tags", value: tag, label: "warm" });
    expect(flows.some(({ runs }) => runs.done === 10 && runs.stopped === 1)).toBe(true);
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
