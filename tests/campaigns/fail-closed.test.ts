import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolledIn, newStatic, runCampaign } from "../support/campaigns.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let world: World;
let client: Client;
let customers: number[];
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  customers = await world.customers(3, { contacts: [{ channel: "email", address: "a@example.com" }] });
});

/** Ways in which a segment gets out of order, and back into it. */
const troubles = {
  broken: {
    async make() {
      const { id: tag } = await client.tags.create.mutate({ name: "vip" });
      const rule = all(is("tag", "containsNoneOf", [tag]));
      const { id } = await client.segments.create.mutate({ type: "dynamic", name: "Odd", rule });
      return { id, spoil: () => client.tags.delete.mutate({ id: tag, force: true }) };
    },
    mend: (id: number) => client.segments.update.mutate({ id, rule: all(is("country", "isAnyOf", ["TH"])) }),
    said: /“Odd” can’t be evaluated: the tag “vip” no longer exists\. Repair its rule/,
  },
  "broken, further down": {
    async make() {
      const inner = await client.segments.create.mutate({ type: "static", name: "Inner" });
      const rule = all(is("segment", "notCurrentlyIn", [inner.id]));
      const { id } = await client.segments.create.mutate({ type: "dynamic", name: "Odd", rule });
      return { id, spoil: () => client.segments.delete.mutate({ id: inner.id, force: true }) };
    },
    mend: (id: number) => client.segments.update.mutate({ id, rule: all(is("country", "isAnyOf", ["TH"])) }),
    said: /“Odd” can’t be evaluated: the segment “Inner” no longer exists/,
  },
  archived: {
    async make() {
      const id = await newStatic(client, "Odd", []);
      // Nothing that is named can be archived: it was before it was named.
      await client.segments.archive.mutate({ id });
      return { id, spoil: async () => {} };
    },
    mend: (id: number) => client.segments.restore.mutate({ id }),
    said: /“Odd” is archived\. Restore it/,
  },
  deleted: {
    async make() {
      const id = await newStatic(client, "Odd", []);
      return { id, spoil: () => client.segments.delete.mutate({ id, force: true }) };
    },
    mend: undefined,
    said: /“Odd” no longer exists\. Take it out/,
  },
} as const;

describe.each(Object.keys(troubles) as (keyof typeof troubles)[])("a segment that is %s", (kind) => {
  test.each(["include", "exclude"] as const)(
    "on the side %s blocks the start, and says why",
    async (side) => {
      const { make, mend, said } = troubles[kind];
      const { id: odd, spoil } = await make();
      const everyone = await newStatic(client, "Everyone", customers);
      const choice =
        side === "include"
          ? { includeIds: [everyone, odd], excludeIds: [] }
          : { includeIds: [everyone], excludeIds: [odd] };
      const { id } = await client.campaigns.create.mutate({ name: "Launch", ...choice });
      await spoil();

      const trouble = kind.startsWith("broken") ? "broken" : kind;
      const preview = await client.campaigns.preview.query({ campaignId: id, ...choice });
      expect(preview).toMatchObject({
        result: null,
        problems: [{ kind: trouble, side, segmentId: odd, message: expect.stringMatching(said) }],
      });
      expect(await client.campaigns.counts.query({ ids: [id] })).toMatchObject([
        { count: null, problem: expect.stringMatching(said) },
      ]);
      expect(await refusal(client.campaigns.start.mutate({ id, confirmOverlap: true }))).toMatchObject({
        reason: "BROKEN",
        httpStatus: 422,
        message: expect.stringMatching(said),
      });
      expect(await enrolledIn(server.database, id)).toEqual([]);
      // The draft still names it, and what it was called.
      const detail = await client.campaigns.get.query({ id });
      expect(detail).toMatchObject({ state: "draft" });
      const named = side === "include" ? detail.includes[1] : detail.excludes[0];
      expect(named).toMatchObject({ id: odd, name: "Odd", trouble });

      if (mend) await mend(odd);
      else await client.campaigns.update.mutate({ id, includeIds: [everyone], excludeIds: [] });
      expect(await runCampaign(client, { id })).toMatchObject({ state: "done", enrolled: 3 });
    },
  );
});

test("a dynamic segment with the name of the campaign's own blocks the start", async () => {
  const everyone = await newStatic(client, "Everyone", customers);
  const rule = all(is("country", "isSet"));
  const taken = await client.segments.create.mutate({
    type: "dynamic",
    name: "Already ran campaign Launch",
    rule,
  });
  const { id } = await client.campaigns.create.mutate({ name: "Launch", includeIds: [everyone] });
  const preview = await client.campaigns.preview.query({ campaignId: id, includeIds: [everyone] });
  expect(preview.problems).toMatchObject([{ kind: "nameTaken", segmentId: taken.id }]);
  expect(await refusal(client.campaigns.start.mutate({ id }))).toMatchObject({
    reason: "CONFLICT",
    message: expect.stringContaining("is a dynamic segment"),
  });
  expect(await enrolledIn(server.database, id)).toEqual([]);
});

test("a draft that includes nothing, or whose exclusions take everybody, is not started", async () => {
  const everyone = await newStatic(client, "Everyone", customers);
  const empty = await client.campaigns.create.mutate({ name: "Empty", excludeIds: [everyone] });
  expect(await refusal(client.campaigns.start.mutate({ id: empty.id }))).toMatchObject({ reason: "INVALID" });
  const other = await newStatic(client, "The same", customers);
  const nobody = await client.campaigns.create.mutate({
    name: "Nobody",
    includeIds: [everyone],
    excludeIds: [other],
  });
  expect(await refusal(client.campaigns.start.mutate({ id: nobody.id }))).toMatchObject({
    reason: "INVALID",
    message: expect.stringContaining("Nobody is left to enrol"),
  });
  const { segments } = await client.segments.list.query({});
  expect(segments.filter(({ name }) => name.startsWith("Already ran"))).toEqual([]);
});
