import { deleteExpiredFiles } from "@segments/crm";
import { query } from "@segments/db";
import { beforeAll, describe, expect, test } from "vitest";
import { type Asker, download, PART, putPart, upload } from "../support/files.ts";
import { refusal } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { World } from "../support/world.ts";

let bench: Workbench;
let asker: Asker;
beforeAll(async () => {
  bench = await startWorkbench();
  const { server, world } = bench;
  asker = {
    url: server.url,
    headers: { cookie: await signIn(server.database, world.orgId, world.personId) },
  };
  return () => server.stop();
});

/** Bytes of every value, none like its neighbour. */
const bytesOf = (length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255));

describe("a file", () => {
  test.each([0, 1, PART - 1, PART, PART + 1, 3 * PART])(
    "of %i bytes comes back as it was sent",
    async (length) => {
      const data = bytesOf(length);
      const id = await upload(bench.client, asker, data, "größe 📁.csv");
      const answer = await download(asker, `/files/${id}`);
      expect(answer.headers.get("content-length")).toBe(String(length));
      expect(answer.headers.get("content-disposition")).toContain("attachment");
      expect(answer.headers.get("content-disposition")).toContain(
        `filename*=UTF-8''gr%C3%B6%C3%9Fe%20%F0%9F%93%81.csv`,
      );
      expect(Buffer.from(await answer.arrayBuffer()).equals(data)).toBe(true);
    },
  );

  test("may come in any order, and twice", async () => {
    const data = bytesOf(2 * PART + 5);
    const { id } = await bench.client.files.beginUpload.mutate({ name: "a.csv", bytes: data.length });
    for (const part of [2, 0, 2, 1, 0]) {
      const sent = await putPart(asker, id, part, data.subarray(part * PART, (part + 1) * PART));
      expect(sent.status).toBe(204);
    }
    expect(await bench.client.files.completeUpload.mutate({ id })).toMatchObject({ bytes: data.length });
    // Saying it again changes nothing.
    expect(await bench.client.files.completeUpload.mutate({ id })).toMatchObject({ bytes: data.length });
    const late = await putPart(asker, id, 0, bytesOf(4));
    expect([late.status, await late.json()]).toEqual([409, { message: "The file is complete already." }]);
  });

  test.each([
    ["its middle", [0, 2]],
    ["its beginning", [1]],
  ])("is not complete without %s", async (_, parts) => {
    const { id } = await bench.client.files.beginUpload.mutate({ name: "a.csv", bytes: 3 * PART });
    for (const part of parts) await putPart(asker, id, part, bytesOf(PART));
    const refused = await refusal(bench.client.files.completeUpload.mutate({ id }));
    expect(refused.message).toBe("A part of the file has not arrived: upload it again.");
    expect((await download(asker, `/files/${id}`)).status).toBe(404);
  });

  test("is not complete with a part that is short", async () => {
    const { id } = await bench.client.files.beginUpload.mutate({ name: "a.csv", bytes: PART + 10 });
    await putPart(asker, id, 0, bytesOf(PART - 1));
    await putPart(asker, id, 1, bytesOf(10));
    expect((await refusal(bench.client.files.completeUpload.mutate({ id }))).reason).toBe("INVALID");
  });

  test("is refused by its size before a byte of it is sent", async () => {
    const refused = await refusal(
      bench.client.files.beginUpload.mutate({ name: "big.csv", bytes: 200 * 1024 * 1024 }),
    );
    expect(refused.message).toBe(
      "The file is 200 MB large; at most 150 MB can be taken. Split it into several.",
    );
  });

  test("has parts of a size, and no more of them than a file may have", async () => {
    const { id } = await bench.client.files.beginUpload.mutate({ name: "a.csv", bytes: 10 });
    const sent = async (part: number, length: number) =>
      (await putPart(asker, id, part, bytesOf(length))).status;
    expect(await sent(0, PART + 1)).toBe(413);
    expect(await sent(300, PART)).toBe(400);
    expect(await sent(0, 0)).toBe(400);
  });

  test.each(["", "  ", "/"])("needs a name: %j", async (name) => {
    const refused = await refusal(bench.client.files.beginUpload.mutate({ name, bytes: 1 }));
    expect(refused.message).toBe("The file needs a name.");
  });
});

test("another organization has no part in it", async () => {
  const id = await upload(bench.client, asker, "a,b\r\n1,2\r\n");
  const { server } = bench;
  const other = await World.create(server, { name: "Other" });
  const stranger = {
    url: server.url,
    headers: { cookie: await signIn(server.database, other.orgId, other.personId) },
  };
  expect((await download(stranger, `/files/${id}`)).status).toBe(404);
  expect((await putPart(stranger, id, 0, bytesOf(3))).status).toBe(404);
  const open = await bench.client.files.beginUpload.mutate({ name: "open.csv", bytes: 3 });
  expect((await putPart(stranger, open.id, 0, bytesOf(3))).status).toBe(404);
  expect((await download({ ...stranger, headers: {} }, `/files/${id}`)).status).toBe(401);
});

test("goes when its time is over, with all its parts", async () => {
  const { server } = bench;
  const id = await upload(bench.client, asker, bytesOf(PART + 1));
  await query(server.database, {
    text: "update stored_file set expires_at = now() where id = $1",
    values: [id],
  });
  expect((await download(asker, `/files/${id}`)).status).toBe(404);
  expect(await deleteExpiredFiles(server.app.services)).toBeGreaterThan(0);
  const left = await query(server.database, {
    text: "select from file_chunk where file_id = $1",
    values: [id],
  });
  expect(left).toEqual([]);
});
