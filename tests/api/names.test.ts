import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startTwoOrganizations, type TwoOrganizations } from "../support/two-organizations.ts";

let server: TwoOrganizations["server"];
let client: TwoOrganizations["client"];
let segment: TwoOrganizations["segment"];

beforeAll(async () => {
  ({ server, client, segment } = await startTwoOrganizations());
});
afterAll(() => server.stop());

describe("names", () => {
  test.each([
    ["", "needs a name"],
    ["  \u200b ", "needs a name"],
    ["x".repeat(10_000), "at most 200 characters; this one has 10,000"],
    ["a\0b", "not text"],
    ["\ud83d", "not text"],
  ])("%j is refused", async (name, message) => {
    const attempts = [
      client.segments.create.mutate({ type: "static", name }),
      client.segments.update.mutate({ id: segment, name }),
      client.segments.upsertManyByName.mutate({ names: ["Fine", name] }),
    ];
    for (const refused of await Promise.all(attempts.map(refusal))) {
      expect(refused).toMatchObject({
        reason: "INVALID",
        message: expect.stringContaining(message),
      });
    }
    expect((await client.segments.list.query({ search: "Fine" })).segments).toEqual([]);
  });

  test.each([
    "عملاء مهتمون",
    "🔥🔥 hot 👨‍👩‍👧‍👦",
    "Khách hàng tiềm năng",
    "<script>alert(1)</script>",
    "'; drop table segment; --",
    "100 % _ \\",
  ])("%s is a name like any other", async (name) => {
    const { id } = await client.segments.create.mutate({ type: "static", name });
    expect(await client.segments.get.query({ id })).toMatchObject({ name });
    const { segments } = await client.segments.list.query({ search: name.slice(0, 6) });
    expect(segments.map((one) => one.id)).toContain(id);
    await client.segments.delete.mutate({ id });
  });

  test("a description that is too long", async () => {
    const attempt = client.segments.create.mutate({
      type: "static",
      name: "Short",
      description: "x".repeat(2_001),
    });
    expect(await refusal(attempt)).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("description can have at most 2,000"),
    });
  });
});
