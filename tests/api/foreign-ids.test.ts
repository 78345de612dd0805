import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startTwoOrganizations, type TwoOrganizations } from "../support/two-organizations.ts";

let server: TwoOrganizations["server"];
let client: TwoOrganizations["client"];
let tag: TwoOrganizations["tag"];
let segment: TwoOrganizations["segment"];
let customer: TwoOrganizations["customer"];
let stranger: TwoOrganizations["stranger"];
let theirs: TwoOrganizations["theirs"];

beforeAll(async () => {
  ({ server, client, tag, segment, customer, stranger, theirs } = await startTwoOrganizations());
});
afterAll(() => server.stop());

describe("ids that don't exist, and ids of another organization", () => {
  test("are the same to every procedure", async () => {
    const known = await client.segments.list.query({});
    for (const id of [2_000_000_000, theirs.segment]) {
      const attempts = [
        client.segments.get.query({ id }),
        client.segments.resolveCustomerIds.query({ id }),
        client.segments.listCustomers.query({ id }),
        client.segments.update.mutate({ id, name: "Mine now" }),
        client.segments.archive.mutate({ id }),
        client.segments.restore.mutate({ id }),
        client.segments.delete.mutate({ id, force: true }),
        client.segments.duplicate.mutate({ id }),
        client.segments.recompute.mutate({ id }),
        client.segments.explain.query({ id, customerId: customer }),
        client.segments.addCustomers.mutate({ id, customerIds: [customer] }),
        client.segments.removeCustomers.mutate({ id, customerIds: [customer] }),
        client.customers.search.query({ notInSegment: id }),
      ];
      for (const refused of await Promise.all(attempts.map(refusal))) {
        expect(refused).toMatchObject({
          reason: "NOT_FOUND",
          httpStatus: 404,
          message: `There is no segment ${id}.`,
        });
      }
      expect(await client.segments.counts.query({ ids: [id] })).toEqual([
        { id, count: null, problem: `There is no segment ${id}.`, receipt: null },
      ]);
    }
    expect(await client.segments.list.query({})).toEqual(known);
    const foreign = server.client(stranger.orgId, stranger.personId);
    expect(await foreign.segments.get.query({ id: theirs.segment })).toMatchObject({
      name: "Secret segment",
    });
  });

  test("a customer of another organization is not added, tagged, explained or found", async () => {
    const mixed = [customer, theirs.customer];
    expect(await client.segments.addCustomers.mutate({ id: segment, customerIds: mixed })).toEqual({
      added: 1,
      alreadyIn: 0,
      unknown: 1,
    });
    expect(await client.customers.tag.mutate({ customerIds: [theirs.customer], tagIds: [tag] })).toEqual({
      changed: 0,
    });
    expect(await client.customers.update.mutate({ customerIds: mixed, country: "TH" })).toEqual({
      country: 1,
    });
    expect(
      await refusal(client.segments.explain.query({ id: segment, customerId: theirs.customer })),
    ).toMatchObject({ reason: "NOT_FOUND" });
    expect(
      await refusal(client.customers.tag.mutate({ customerIds: [customer], tagIds: [theirs.tag] })),
    ).toMatchObject({ reason: "NOT_FOUND" });
    expect((await client.customers.search.query({ search: "Secret" })).total).toBe(0);
    expect(
      await client.options.names.query({
        wanted: [
          { source: "segments", values: [theirs.segment] },
          { source: "tags", values: [theirs.tag] },
        ],
      }),
    ).toEqual({ names: [] });
    await client.customers.update.mutate({ customerIds: [customer], country: "VN" });
  });

  test.each([[0], [-1], [1.5], ["1"], [null], [2 ** 31], [Number.NaN]])("the id %s", async (id) => {
    const attempt = client.segments.addCustomers.mutate({ id: segment, customerIds: [id as number] });
    expect(await refusal(attempt)).toMatchObject({ reason: "INVALID", httpStatus: 400 });
  });
});
