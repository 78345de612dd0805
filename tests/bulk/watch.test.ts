import type { AppRouter } from "@segments/api/router";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { startAppOn } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { World } from "../support/world.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
  return () => bench.server.stop();
});

type Jobs = Awaited<ReturnType<Workbench["client"]["jobs"]["list"]["query"]>>["jobs"];

/** What somebody who watches the jobs of an organization is told. */
async function watch(url: string, orgId: number, personId: number) {
  const cookie = await signIn(bench.server.database, orgId, personId);
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${url}/trpc`,
        EventSource,
        eventSourceOptions: async () => ({
          fetch: (input: string | URL | Request, init?: RequestInit) =>
            fetch(input, { ...init, headers: { ...init?.headers, cookie } }),
        }),
      }),
    ],
  });
  const told: Jobs[] = [];
  const watching = client.jobs.watch.subscribe(undefined, { onData: ({ jobs }) => told.push(jobs as Jobs) });
  onTestFinished(() => watching.unsubscribe());
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(1);
  return told;
}

const states = (told: readonly Jobs[], id: number) =>
  told.flatMap((jobs) => jobs.filter((job) => job.id === id)).map(({ state }) => state);

test("who watches is told of a job's beginning and end, in whichever process it is done, and others are not", async () => {
  const { server, world, client } = bench;
  const other = await startAppOn(server.databaseUrl);
  onTestFinished(other.stop);
  const stranger = await World.create(server, { name: "Other" });
  const here = await watch(server.url, world.orgId, world.personId);
  const there = await watch(other.url, world.orgId, world.personId);
  const elsewhere = await watch(server.url, stranger.orgId, stranger.personId);
  expect([here[0], there[0], elsewhere[0]]).toEqual([[], [], []]);

  const customerIds = await world.customers(3);
  const { id } = await client.jobs.start.mutate({ action: "claim", input: {}, audience: { customerIds } });
  for (const told of [here, there]) {
    await expect.poll(() => states(told, id).at(-1), { timeout: 10_000 }).toBe("done");
    const [job] = told.at(-1) ?? [];
    expect(job).toMatchObject({ id, kind: "bulk", total: 3, done: 3, changed: 3 });
  }
  expect(elsewhere).toEqual([[]]);
});

test("who comes later is told at once what ended a short while ago", async () => {
  const { server, world, client } = bench;
  const customerIds = await world.customers(1);
  const { id } = await client.jobs.start.mutate({ action: "claim", input: {}, audience: { customerIds } });
  await expect.poll(async () => (await client.jobs.get.query({ id })).state).toBe("done");
  const told = await watch(server.url, world.orgId, world.personId);
  expect(states(told, id)).toEqual(["done"]);
});
