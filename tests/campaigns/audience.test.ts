import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolledIn, runCampaign } from "../support/campaigns.ts";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let bench: Workbench;
let customers: number[];
/** Static and dynamic ones, some within others, one empty. */
let segments: number[];
let mailable: number[];

beforeAll(async () => {
  bench = await startWorkbench();
  const { world, client, newStatic, newDynamic } = bench;
  customers = [];
  mailable = [];
  for (let index = 0; index < 60; index++) {
    const suppressed = index % 7 === 0;
    const contacts = [
      { channel: "email", address: `c${index}@example.com`, suppressed },
      ...(index % 14 === 0 ? [{ channel: "phone", address: `+84 ${index}` } as const] : []),
    ] as const;
    const country = ["VN", "TH", "DE"][index % 3];
    const id = await world.customer({
      name: `C ${index}`,
      ...(country && { country }),
      contacts: index % 11 === 10 ? [] : contacts,
    });
    customers.push(id);
    if (index % 11 !== 10 && (!suppressed || index % 14 === 0)) mailable.push(id);
  }
  const some = async (keep: (index: number) => boolean) => {
    const id = await newStatic();
    const customerIds = customers.filter((_, index) => keep(index));
    if (customerIds.length > 0) await client.segments.addCustomers.mutate({ id, customerIds });
    return id;
  };
  const vietnam = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
  segments = [
    await some((index) => index < 30),
    await some((index) => index % 2 === 0),
    await some((index) => index > 50),
    await some(() => false),
    vietnam,
    await newDynamic(all(is("segment", "notCurrentlyIn", [vietnam]))),
    await newDynamic(all(is("suppressed", "has", "any"))),
  ];
});
afterAll(() => bench.server.stop());

test("the waterfall is what subtracting the segments' own ids one after the other gives", async () => {
  const { client, idsOf } = bench;
  const known = new Map<number, Set<number>>();
  for (const id of segments) known.set(id, new Set(await idsOf(id)));
  const of = (id: number) => known.get(id) ?? new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(segments.length - 1), { maxLength: 6 }),
      fc.nat(6),
      fc.boolean(),
      fc.uniqueArray(fc.nat(59), { maxLength: 5 }),
      async (drawn, cut, onlyReachable, byHand) => {
        const chosen = drawn.map((index) => segments[index] ?? 0);
        const includeIds = chosen.slice(0, cut);
        const excludeIds = chosen.slice(cut);
        const picked = byHand.map((index) => customers[index] ?? 0);
        const { result, includes } = await client.campaigns.preview.query({
          ...{ includeIds, excludeIds, onlyReachable, limit: 3 },
          ...(picked.length > 0 && { audience: { customerIds: picked } }),
        });
        let left = new Set([...picked, ...includeIds.flatMap((id) => [...of(id)])]);
        const included = new Set(left);
        expect(result?.included).toBe(included.size);
        expect(includes.map(({ count }) => count)).toEqual(includeIds.map((id) => of(id).size));
        const unreachable = new Set(customers.filter((id) => !mailable.includes(id)));
        const exclusions = [...excludeIds.map(of), ...(onlyReachable ? [unreachable] : [])];
        expect(result?.steps).toHaveLength(exclusions.length);
        for (const [index, exclusion] of exclusions.entries()) {
          const after = new Set([...left].filter((id) => !exclusion.has(id)));
          expect(result?.steps[index]).toMatchObject({
            removed: left.size - after.size,
            alone: [...included].filter((id) => exclusion.has(id)).length,
            left: after.size,
          });
          left = after;
        }
        expect(result?.count).toBe(left.size);
        expect(result?.reachable).toBe([...left].filter((id) => mailable.includes(id)).length);
        expect(result?.rows).toHaveLength(Math.min(3, left.size));
        for (const { id } of result?.rows ?? []) expect(left.has(id)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("a change of the data shows at once, in the count and in who is reachable", async () => {
  const { client, world, newStatic } = bench;
  const customerIds = await world.customers(2, {
    contacts: [{ channel: "email", address: "gone@example.com" }],
  });
  const id = await newStatic();
  await client.segments.addCustomers.mutate({ id, customerIds });
  const count = async () =>
    (await client.campaigns.preview.query({ includeIds: [id], onlyReachable: true })).result?.count;
  expect(await count()).toBe(2);
  const address = { channel: "email", address: "gone@example.com" } as const;
  await client.customers.setSuppression.mutate({ ...address, reason: "bounced" });
  expect(await count()).toBe(0);
  await client.customers.addContact.mutate({
    customerId: customerIds[0] ?? 0,
    channel: "phone",
    address: "+84 99",
  });
  expect(await count()).toBe(1);
  await client.segments.removeCustomers.mutate({ id, customerIds });
  expect(await count()).toBe(0);
});

test("those who were ticked, and those a filter leaves, are picked as they are now; a whole segment is included", async () => {
  const { client, world, server, unique, newStatic } = bench;
  const [a = 0, b = 0, c = 0] = await world.customers(3, { country: "FR" });
  const segment = await newStatic();
  await client.segments.addCustomers.mutate({ id: segment, customerIds: [a, b] });
  const whole = await client.campaigns.create.mutate({
    name: unique("Whole"),
    audience: { segmentId: segment },
    onlyReachable: false,
  });
  expect(whole).toMatchObject({ picked: 0, includes: [{ id: segment }] });
  const ticked = await client.campaigns.create.mutate({
    name: unique("Ticked"),
    audience: { customerIds: [a, c, 999_999] },
    excludeIds: [segment],
    onlyReachable: false,
  });
  expect(ticked).toMatchObject({ picked: 2, includes: [] });
  const filtered = await client.campaigns.create.mutate({
    name: unique("Filtered"),
    audience: { filter: all(is("country", "isAnyOf", ["FR"])) },
    onlyReachable: false,
  });
  expect(filtered).toMatchObject({ picked: 3, includes: [] });
  await client.segments.addCustomers.mutate({ id: segment, customerIds: [c] });
  await world.customer({ country: "FR" });
  await runCampaign(client, { id: whole.id });
  expect(await enrolledIn(server.database, whole.id)).toEqual([a, b, c]);
  await runCampaign(client, { id: filtered.id });
  expect(await enrolledIn(server.database, filtered.id)).toEqual([a, b, c]);
  // The segment that the ticked ones are to leave has all of them by now.
  expect(await refusal(client.campaigns.start.mutate({ id: ticked.id }))).toMatchObject({
    reason: "INVALID",
  });
});
