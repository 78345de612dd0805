import { query } from "@segments/db";
import { compile } from "@segments/rules";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { statementsDuring } from "../support/statements.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

vi.mock("@segments/rules", async (importOriginal) => {
  const original = await importOriginal<typeof import("@segments/rules")>();
  return { ...original, compile: vi.fn(original.compile) };
});

let server: Workbench["server"];
let client: Workbench["client"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

beforeAll(async () => {
  ({ server, client, newStatic, newDynamic, idsOf } = await startWorkbench());
});
afterAll(() => server.stop());

const vietnam = all(is("country", "isAnyOf", ["VN"]));

async function compilesDuring(work: () => Promise<unknown>): Promise<number> {
  vi.mocked(compile).mockClear();
  await work();
  return vi.mocked(compile).mock.calls.length;
}

test("a question whose plan is not kept compiles one rule, one whose plan is kept none", async () => {
  // The ledger compiles too.
  await server.app.ledger.stop();
  const [fixed, dynamic] = [await newStatic(), await newDynamic(vietnam)];
  const filter = all(is("language", "isAnyOf", ["vi"]));
  for (const work of [
    () => idsOf(fixed),
    () => idsOf(dynamic),
    () => client.segments.listCustomers.query({ id: dynamic, search: "an", filter }),
    () => client.customers.search.query({ search: "an", filter, notInSegment: dynamic }),
  ]) {
    expect(await compilesDuring(work)).toBe(1);
    expect(await compilesDuring(work)).toBe(0);
  }
});

test("the list reads the segments once, so that their state and their names are of one moment", async () => {
  const [inner, outer] = [await newDynamic(vietnam), await newStatic()];
  await newDynamic(all(is("segment", "currentlyIn", [inner]), is("segment", "notCurrentlyIn", [outer])));
  const texts = await statementsDuring(server, () => client.segments.list.query({ type: "dynamic" }));
  expect(texts.filter((text) => /\bfrom segment\b/.test(text))).toHaveLength(1);
});

test("the list holds those of one kind, archived or not, in either direction", async () => {
  await client.segments.archive.mutate({ id: await newStatic() });
  await client.segments.archive.mutate({ id: await newDynamic(vietnam) });
  const rows = await query<{ id: number; type: string; archived: boolean; name: string }>(server.database, {
    text: "select id, type, archived_at is not null as archived, name_key as name from segment order by name_key",
  });
  for (const archived of [false, true]) {
    for (const type of ["static", "dynamic"] as const) {
      const wanted = rows.filter((row) => row.archived === archived && row.type === type).map(({ id }) => id);
      const listed = async (direction: "asc" | "desc") =>
        (await client.segments.list.query({ archived, type, sort: "name", direction })).segments;
      expect((await listed("asc")).map(({ id }) => id)).toEqual(wanted);
      expect((await listed("desc")).map(({ id }) => id)).toEqual(wanted.reverse());
    }
  }
});
