import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { refusal, startAppOn } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { condition, DAY, FlowStage, give, HOUR, has, patience, take, wait } from "./flow-stage.ts";

let stage: FlowStage;
let tag: number;
beforeAll(async () => {
  stage = await FlowStage.open();
  tag = await stage.tag("warm");
});
afterAll(() => stage.server.stop());

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
    const hot = await stage.tag();
    const given = await stage.tag();
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
    const hot = await stage.tag();
    const inner = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: stage.unique("Not hot"),
      rule: all(is("tag", "containsNoneOf", [hot])),
    });
    const given = await stage.tag();
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
    const cold = await stage.tag();
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
    const given = await stage.tag();
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
    const [a, b] = [await stage.tag(), await stage.tag()];
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
