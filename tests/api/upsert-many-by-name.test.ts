import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];

beforeAll(async () => {
  ({ server, client, unique, newStatic, newDynamic } = await startWorkbench());
});
afterAll(() => server.stop());

describe("upsertManyByName", () => {
  const upsert = async (names: string[]) =>
    (await client.segments.upsertManyByName.mutate({ names })).segments;

  test("creates what is missing, says which, and keeps the first spelling", async () => {
    const name = unique("Cooldown — Mar");
    const first = await upsert([` ${name} `, name.toUpperCase(), unique("Other")]);
    expect(first.map(({ created }) => created)).toEqual([true, false, true]);
    expect(first[1]?.id).toBe(first[0]?.id);
    expect(await upsert([name.toLowerCase()])).toEqual([{ id: first[0]?.id, name, created: false }]);
  });

  test("is idempotent under concurrency", async () => {
    const names = Array.from({ length: 30 }, () => unique("Concurrent"));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, caller) => upsert(caller % 2 ? [...names].reverse() : names)),
    );
    const created = answers.flat().filter((one) => one.created);
    expect(created).toHaveLength(30);
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(30);
  });

  test("a name that belongs to a dynamic segment is an error naming it, and nothing is created", async () => {
    const { name } = await client.segments.get.query({
      id: await newDynamic(all(is("country", "isAnyOf", ["VN"]))),
    });
    const other = unique("Not created");
    expect(await refusal(upsert([other, name.toUpperCase()]))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining(`“${name}”`),
    });
    expect((await client.segments.list.query({ search: other })).segments).toEqual([]);
  });

  test("restores an archived segment of that name", async () => {
    const id = await newStatic();
    const { name } = await client.segments.archive.mutate({ id });
    expect(await upsert([name])).toEqual([{ id, name, created: false }]);
    expect(await client.segments.get.query({ id })).toMatchObject({ archivedAt: null });
  });
});
