import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

beforeAll(async () => {
  ({ server, world, client, newDynamic, idsOf } = await startWorkbench());
});
afterAll(() => server.stop());

const get = (id: number) => client.customers.get.query({ id });

describe("inbound messages", () => {
  test("the latest first, a page at a time, also those of the same instant", async () => {
    const id = await world.customer();
    const at = Date.UTC(2026, 5, 1);
    for (let index = 0; index < 7; index++) {
      await client.customers.recordInbound.mutate({
        customerId: id,
        channel: index % 2 ? "phone" : "email",
        body: `message ${index}`,
        receivedAt: new Date(at + Math.floor(index / 3)).toISOString(),
      });
    }
    const bodies: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof client.customers.inbound.query>> =
        await client.customers.inbound.query({ id, limit: 3, cursor });
      expect(page.messages.length).toBeLessThanOrEqual(3);
      bodies.push(...page.messages.map(({ body }) => body));
      cursor = page.next;
    } while (cursor);
    expect(bodies).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `message ${index}`));
    expect(await get(id)).toMatchObject({ messages: 7, lastInboundAt: "2026-06-01T00:00:00.002Z" });
  });

  test.each(["", "x", "bnVsbA", Buffer.from('["2026-01-01",1]').toString("base64url")])(
    "a cursor that is none: %j",
    async (cursor) => {
      const id = await world.customer();
      expect(await refusal(client.customers.inbound.query({ id, cursor }))).toMatchObject({
        reason: "INVALID",
      });
    },
  );
});

describe("contacts", () => {
  test.each([
    ["email", "no address"],
    ["email", "a@"],
    ["email", "  "],
    ["email", `${"x".repeat(320)}@mail.example`],
    ["email", "a\0@mail.example"],
    ["phone", "call me"],
  ] as const)("%s %j is refused with a sentence", async (channel, address) => {
    const customerId = await world.customer();
    expect(await refusal(client.customers.addContact.mutate({ customerId, channel, address }))).toMatchObject(
      { reason: "INVALID" },
    );
    expect((await get(customerId)).contacts).toEqual([]);
  });

  test("suppressing counts for the address, wherever it is and wherever it comes to be", async () => {
    const contacts = [{ channel: "email", address: "shared@mail.example" }] as const;
    const [one, two] = [await world.customer({ contacts }), await world.customer({ contacts })];
    const address = { channel: "email", address: " Shared@mail.example " } as const;
    const suppress = (reason: string | null) =>
      client.customers.setSuppression.mutate({ ...address, reason });
    expect(await suppress("  asked us to stop ")).toEqual({ customers: 2 });
    for (const id of [one, two])
      expect((await get(id)).contacts).toMatchObject([{ suppressionReason: "asked us to stop", others: 1 }]);
    const three = await world.customer();
    await client.customers.addContact.mutate({ customerId: three, ...address });
    const { id: four } = await client.customers.create.mutate({ name: "Four", email: address.address });
    for (const id of [three, four])
      expect((await get(id)).contacts).toMatchObject([
        { address: "Shared@mail.example", suppressionReason: "asked us to stop" },
      ]);
    const suppressed = await newDynamic(all(is("suppressed", "has", "email")));
    expect(await idsOf(suppressed)).toEqual(expect.arrayContaining([one, two, three, four]));
    expect(await suppress(null)).toEqual({ customers: 4 });
    expect(await idsOf(suppressed)).not.toContain(four);
    for (const reason of ["  ", "a\0b"])
      expect(await refusal(suppress(reason))).toMatchObject({ reason: "INVALID" });
  });
});
