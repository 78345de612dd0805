import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { startTwoOrganizations, type TwoOrganizations } from "../support/two-organizations.ts";

let server: TwoOrganizations["server"];
let world: TwoOrganizations["world"];
let client: TwoOrganizations["client"];
let segment: TwoOrganizations["segment"];

beforeAll(async () => {
  ({ server, world, client, segment } = await startTwoOrganizations());
});
afterAll(() => server.stop());

describe("requests", () => {
  const post = async (path: string, body: string, type = "application/json") =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      body,
      headers: { "content-type": type, cookie: await signIn(server.database, world.orgId, world.personId) },
    });

  test("a body of 2 MB is refused with a sentence, and the server stays up", async () => {
    const answer = await post("/trpc/segments.previewRule", JSON.stringify({ rule: "x".repeat(2_000_000) }));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      error: { message: expect.stringContaining("at most 1024 kB") },
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test("JSON that is none", async () => {
    const answer = await post("/trpc/segments.create", "{");
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain("no JSON that can be read");
    expect(text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/);
  });

  test("arrays within arrays, 400,000 deep", async () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    for (const body of [
      `{"rule":${deep}}`,
      `{"rule":{"version":1,"combinator":"and","rules":[{"field":"tag","operator":"isSet","value":${deep}}]}}`,
    ]) {
      const answer = await post("/trpc/segments.create", `{"type":"dynamic","name":"Deep",${body.slice(1)}`);
      expect(answer.status).toBe(400);
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("a form of somebody else's page", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      expect((await post("/trpc/segments.archive", JSON.stringify({ id: segment }), type)).status).toBe(415);
    }
  });

  test("no session", async () => {
    const answer = await fetch(`${server.url}/trpc/segments.list?input=%7B%7D`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { message: "Sign in first.", data: { reason: "SIGNED_OUT" } },
    });
  });

  test("a procedure that is none", async () => {
    expect((await post("/trpc/segments.explode", "{}")).status).toBe(404);
    expect((await fetch(`${server.url}/nowhere`)).status).toBe(404);
  });

  test("what goes wrong inside is told by a number, never by its insides", async () => {
    const { pool } = server.app.services.database;
    await server.database.pool.query("alter table tombstone rename to tombstone_gone");
    try {
      const refused = await refusal(
        client.tags.delete.mutate({ id: (await client.tags.create.mutate({ name: "Doomed" })).id }),
      );
      expect(refused).toMatchObject({ reason: "UNKNOWN", httpStatus: 500 });
      expect(refused.message).toMatch(/^Something went wrong on the server\. .* [0-9a-f-]{36}\.$/);
    } finally {
      await server.database.pool.query("alter table tombstone_gone rename to tombstone");
    }
    expect(pool.totalCount).toBeGreaterThan(0);
  });

  test("every answer carries its request's number and keeps browsers strict", async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});
