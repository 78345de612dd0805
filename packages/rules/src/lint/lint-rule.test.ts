import { expect, describe as group, test } from "vitest";
import { parseRuleText } from "../text/parse-rule-text.ts";
import { textNames } from "../text/text-names.ts";
import type { LintContext } from "./hint.ts";
import { lintRule } from "./lint-rule.ts";

const names = textNames(
  ["A", "B", "C"].map((label, index) => ({ source: "tags", value: index + 1, label }) as const),
);
const now = { now: Date.UTC(2026, 5, 15), timeZone: "Asia/Ho_Chi_Minh" };

function ruleOf(line: string) {
  const read = parseRuleText(line, names);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.rule;
}

function hintsOf(line: string, context: Partial<LintContext> = {}) {
  const labels: LintContext["names"] = (source, value) =>
    source === "tags" ? names.labelOf("tags", Number(value)) : String(value);
  return lintRule(ruleOf(line), { ...now, names: labels, ...context });
}

const found = (line: string, context: Partial<LintContext> = {}) =>
  hintsOf(line, context).map(({ code, path, also }) =>
    [code, path, also].filter((part) => part !== undefined),
  );

group("contradictions", () => {
  test.each([
    "tag has A and tag has none of A",
    "tag has A and tag has none of (A, B)",
    "tag has any of (A, B) and tag has none of (A, B)",
    "tag has any of (A, B) and tag has none of A and tag has none of B",
    "tag has all of (A, B) and tag has none of B",
    "tag has A and tag is not set",
    "tag is set and tag is not set",
    "tag has A and not (tag has A)",
    "tag has A and (country is VN and (tag has none of A))",
    "tag has A and not (tag has A or country is VN)",
    "country is VN and country is TH",
    "country in (VN, TH) and country not in (TH, VN)",
    "country is VN and country is not set",
    "country is set and country is not set",
    "inbound in last 30 days and no inbound in last 60 days",
    "inbound since 2026-06-01 and no inbound since 2026-05-01",
    "inbound in last 30 days and inbound is not set",
    "created before 2026-01-01 and created since 2026-02-01",
    "created between 2026-01-01 and 2026-02-01 and created since 2026-02-01",
    "fit score > 80 for #1 and fit score < 50 for #1",
    "fit score >= 80 for #1 and fit score < 80 for #1",
    "fit score > 80 for #1 and fit score is not set for #1",
    "segment currently in #1 and segment not currently in #1",
    "segment currently in #1 and segment never in (#1, #2)",
    "suppressed contact on email and no suppressed contact on any channel",
    'name is "ann" and name is not "ANN"',
    'name is "ann" and name is "bob"',
    'name starts with "ann" and name does not contain "an"',
    'email is "a@b.c" and email is not set',
  ])("%s", (line) => {
    expect(hintsOf(line)[0]).toMatchObject({ code: "contradiction" });
  });

  test.each([
    "tag has any of (A, B) and tag has none of A",
    "tag has A and tag has B",
    "tag has all of (A, B) and tag has none of C",
    "not (tag has all of (A, B)) and tag has A",
    "tag has A or tag has none of A",
    "tag has A and (country is VN or tag has none of A)",
    "country in (VN, TH) and country is not VN",
    "country is not VN and country is not TH",
    "inbound in last 60 days and no inbound in last 30 days",
    "no inbound in last 30 days and inbound is not set",
    "created since 2026-01-01 and created before 2026-02-01",
    "created between 2026-01-01 and 2026-02-01 and created before 2026-02-01",
    "fit score > 80 for #1 and fit score < 50 for #2",
    "fit score >= 80 for #1 and fit score <= 80 for #1",
    "segment ever in #1 and segment not currently in #1",
    "segment currently in #1 and segment currently in #2",
    "suppressed contact on any channel and no suppressed contact on email",
    'email is "a@b.c" and email is "b@b.c"',
    'name contains "ann" and name contains "bob"',
    'name contains "ann" and name does not contain "anna"',
    "tag has none of A and tag has none of B",
  ])("none in %s", (line) => {
    expect(found(line).filter(([code]) => code === "contradiction")).toEqual([]);
  });

  test("says which two", () => {
    expect(hintsOf("country is VN and (tag has A) and tag has none of A")[0]).toEqual({
      code: "contradiction",
      path: "rules[2]",
      also: "rules[1].rules[0]",
      message: "“tag contains any of A” and “tag contains none of A” can’t both hold: nobody can match.",
    });
  });
});

group("always true", () => {
  test.each([
    "tag has A or tag has none of A",
    "tag has any of (A, B) or tag has none of A",
    "country is set or country is not set",
    "country is VN or country is not VN",
    "inbound in last 60 days or no inbound in last 30 days",
    "not (tag has A and tag has none of A)",
    "tag is set or (country is VN or (tag is not set))",
  ])("%s", (line) => {
    const [first] = hintsOf(line);
    expect(first?.code).toBe("alwaysTrue");
  });

  test.each([
    "tag has A or tag has none of (A, B)",
    "country is VN or country is not set",
    "inbound in last 30 days or no inbound in last 60 days",
    "fit score > 80 for #1 or fit score <= 80 for #1",
    "not (country is VN and country is set)",
  ])("not %s", (line) => {
    expect(found(line).filter(([code]) => code === "alwaysTrue")).toEqual([]);
  });
});

group("duplicates", () => {
  test.each([
    ["tag has A and tag has A", ["duplicate", "rules[1]", "rules[0]"]],
    ["tag has any of (A, B) and tag has any of (B, A)", ["duplicate", "rules[1]", "rules[0]"]],
    ["tag has A and (country is VN and tag has A)", ["duplicate", "rules[1].rules[1]", "rules[0]"]],
    ['name is "ann" and name is "ANN"', ["duplicate", "rules[1]", "rules[0]"]],
    [
      "country is VN and (tag has A or tag has B) and (tag has A or tag has B)",
      ["duplicate", "rules[2]", "rules[1]"],
    ],
  ])("%s", (line, hint) => {
    expect(found(line)[0]).toEqual(hint);
  });

  test.each([
    "tag has A or tag has B",
    "tag has A and (country is VN or tag has A)",
    "tag has all of (A, B) and tag has C",
  ])("none in %s", (line) =>
    expect(found(line)).toEqual(expect.not.arrayContaining([expect.arrayContaining(["duplicate"])])),
  );
});

group("without effect", () => {
  test.each([
    ["tag has A and tag has any of (A, B)", ["noEffect", "rules[1]", "rules[0]"]],
    ["tag has A or tag has any of (A, B)", ["noEffect", "rules[0]", "rules[1]"]],
    ["tag has A and tag has all of (A, B)", ["noEffect", "rules[0]", "rules[1]"]],
    ["country is VN and country is set", ["noEffect", "rules[1]", "rules[0]"]],
    ["country is VN and country is not TH", ["noEffect", "rules[1]", "rules[0]"]],
    ["inbound in last 30 days and inbound in last 60 days", ["noEffect", "rules[1]", "rules[0]"]],
  ])("%s", (line, hint) => {
    expect(found(line)).toEqual([hint]);
  });

  test("by the counts of now", () => {
    const line = "tag has A and country is VN";
    const counts = new Map([
      ["", 5],
      ["rules[0]", 5],
      ["rules[1]", 9],
    ]);
    const without = new Map([
      ["rules[0]", 9],
      ["rules[1]", 5],
    ]);
    expect(hintsOf(line, { counts, total: 20, without })).toEqual([
      {
        code: "noEffect",
        path: "rules[1]",
        message: "“country is VN” changes nothing now: without it the same 5 customers match.",
      },
    ]);
    expect(found(line, { counts: new Map([...counts, ["rules[1]", 20]]), total: 20 })).toEqual([
      ["noEffect", "rules[1]"],
    ]);
    expect(found(line, { counts, total: 20 })).toEqual([]);
    expect(
      found(line, { counts: new Map([["", 0]]), total: 20, without: new Map([["rules[0]", 0]]) }),
    ).toEqual([]);
  });
});

test("no customer", () => {
  const counts = new Map([
    ["", 3],
    ["rules[0]", 0],
    ["rules[1]", 3],
  ]);
  expect(hintsOf("tag has A or country is VN", { counts, total: 9 })).toEqual([
    { code: "noCustomer", path: "rules[0]", message: "No customer matches “tag contains any of A” now." },
  ]);
  // That nobody is left out is no mistake of a value.
  expect(
    found("country is VN and tag has none of A", {
      counts: new Map([
        ["", 1],
        ["rules[1]", 0],
      ]),
    }),
  ).toEqual([]);
  const values = new Map([
    ["rules[0].value[0]", 4],
    ["rules[0].value[1]", 0],
  ]);
  expect(hintsOf("tag has any of (A, B)", { values })[0]?.message).toBe(
    "No customer is found by “B” in tag now.",
  );
});

test("everyone", () => {
  expect(found("country is VN", { counts: new Map([["", 9]]), total: 9 })).toEqual([["everyone", ""]]);
  expect(found("country is VN", { counts: new Map([["", 8]]), total: 9 })).toEqual([]);
  expect(found("country is VN", { counts: new Map([["", 0]]), total: 0 })).toEqual([]);
});

test.each([
  ["country is not VN", true],
  ["country is not VN and no inbound in last 30 days", true],
  ["not (country is VN or tag has A)", true],
  ["tag has none of A or not (tag has all of (A, B))", true],
  ["country is not VN and tag has A", false],
  ["not (country is not VN)", false],
  ["country is not set", false],
  ["tag is not set", false],
  ["tag has all of (A, B) or country is not VN", false],
  ["created before 2020-01-01", false],
  ["not (created since 2020-01-01)", false],
])("only negative: %s is %s", (line, isSo) => {
  expect(found(line).some(([code]) => code === "negativeOnly")).toBe(isSo);
});

test.each([
  ["(tag has A and country is VN) or country is TH", ["mixed", "rules[1]", "rules[0]"]],
  [
    "tag has B and ((tag has A and country is VN) or country is TH)",
    ["mixed", "rules[1].rules[1]", "rules[1].rules[0]"],
  ],
  ["tag has A and (country is VN or country is TH)", undefined],
  ["(tag has A and country is VN) or (tag has B and country is TH)", undefined],
  ["tag has A or country is TH", undefined],
])("mixed: %s", (line, hint) => {
  expect(found(line).filter(([code]) => code === "mixed")).toEqual(hint ? [hint] : []);
});

test("a segment with the same rule", () => {
  expect(hintsOf("tag has A", { same: [{ id: 7, name: "Hot" }] })).toEqual([
    {
      code: "sameRule",
      path: "",
      message: "The segment “Hot” has the same rule already.",
      segment: { id: 7, name: "Hot" },
    },
  ]);
});

test("an ordinary rule is left in peace", () => {
  expect(
    found("tag has A and country in (VN, TH) and no inbound in last 30 days and not (segment ever in #1)"),
  ).toEqual([]);
});
