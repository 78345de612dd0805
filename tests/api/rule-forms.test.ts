import { afterAll, beforeAll, expect, describe as group, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, any, is, World } from "../support/world.ts";

let bench: Workbench;
let hot: number;
let unused: number;
beforeAll(async () => {
  bench = await startWorkbench();
  const { world } = bench;
  hot = await world.tag("hot-lead");
  unused = await world.tag("never used");
  await world.customers(3, { country: "VN", tags: [hot] });
  await world.customers(2, { country: "VN" });
  await world.customer({ country: "TH" });
});
afterAll(() => bench.server.stop());

group("options.named", () => {
  const named = (source: "tags" | "companies", ...names: string[]) =>
    bench.client.options.named.query({ wanted: [{ source, names }] });

  test("all that go by a name, apart from case and spaces", async () => {
    const { world } = bench;
    const first = await world.company("Acme");
    const second = await world.company("ACME");
    const { names } = await named("companies", " acme ");
    expect(names.map(({ value }) => value).sort()).toEqual([first, second].sort());
    expect((await named("tags", "Hot-Lead")).names).toEqual([
      { source: "tags", value: hot, label: "hot-lead" },
    ]);
  });

  test("what was probably meant", async () => {
    expect((await named("tags", "hot-leed")).names).toEqual([
      { source: "tags", value: hot, label: "hot-lead" },
    ]);
    expect((await named("tags", "something else")).names).toEqual([]);
  });

  test("not what another organization has", async () => {
    const theirs = await World.create(bench.server, { name: "Theirs" });
    await theirs.tag("secret");
    expect((await named("tags", "secret", "secrett")).names).toEqual([]);
  });
});

group("segments.reviewRule", () => {
  const review = (rule: object, id?: number) =>
    bench.client.segments.reviewRule.query({ rule, ...(id !== undefined && { id }) });
  const vn = is("country", "isAnyOf", ["VN"]);
  const tagged = is("tag", "containsAnyOf", [0]);
  const isHot = () => ({ ...tagged, value: [hot] });

  const without = async (rule: object) => {
    const { counts } = await bench.client.segments.previewRule.query({ rule });
    return counts.flatMap(({ path, without: count }) => (count === undefined ? [] : [{ path, count }]));
  };

  test("the preview says how many would match without each part", async () => {
    expect(await without(all(isHot(), vn))).toEqual([
      { path: "rules[0]", count: 5 },
      { path: "rules[1]", count: 3 },
    ]);
    expect(await without(all(isHot()))).toEqual([]);
    const nested = await without(all(vn, { combinator: "or", rules: [isHot(), is("tag", "isNotSet")] }));
    expect(nested.map(({ path }) => path)).toEqual([
      "rules[0]",
      "rules[1]",
      "rules[1].rules[0]",
      "rules[1].rules[1]",
    ]);
  });

  test("how many each value of a list finds", async () => {
    const { values } = await review(
      all({ ...tagged, value: [hot, unused] }, is("country", "isNoneOf", ["TH", "VN"])),
    );
    expect(values).toEqual([
      { path: "rules[0].value[0]", count: 3 },
      { path: "rules[0].value[1]", count: 0 },
      { path: "rules[1].value[0]", count: 1 },
      { path: "rules[1].value[1]", count: 5 },
    ]);
  });

  test("the segments whose rule asks the same, whatever its order", async () => {
    const id = await bench.newDynamic(all(isHot(), vn));
    const archived = await bench.newDynamic(all(vn, isHot()));
    await bench.client.segments.archive.mutate({ id: archived });
    await bench.newDynamic(all(isHot()));
    const found = await review(all(vn, isHot(), vn));
    expect(found.same.map((one) => one.id)).toEqual([id]);
    expect((await review(all(isHot(), vn), id)).same).toEqual([]);
    expect((await review(any(isHot(), vn))).same).toEqual([]);
  });

  test("a large rule is told without each of its parts too", async () => {
    const rules = Array.from({ length: 300 }, (_, index) => is("name", "contains", `x${index}`));
    expect(await review(any(...rules))).toEqual({ same: [], values: [] });
    expect(await without(any(...rules))).toHaveLength(300);
  });

  test("what can't be evaluated is refused with the place", async () => {
    expect(await refusal(review(all({ ...tagged, value: [987_654] })))).toMatchObject({
      reason: "INVALID",
      issues: [{ path: "rules[0].value" }],
    });
    expect(await refusal(review({ version: 1 }))).toMatchObject({ reason: "INVALID" });
  });
});
