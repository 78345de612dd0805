import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startTwoOrganizations, type TwoOrganizations } from "../support/two-organizations.ts";
import { all, is } from "../support/world.ts";

let server: TwoOrganizations["server"];
let client: TwoOrganizations["client"];
let segment: TwoOrganizations["segment"];
let theirs: TwoOrganizations["theirs"];

beforeAll(async () => {
  ({ server, client, segment, theirs } = await startTwoOrganizations());
});
afterAll(() => server.stop());

const vietnam = is("country", "isAnyOf", ["VN"]);
const nested = (depth: number): object =>
  depth === 1 ? all(vietnam) : { version: 1, combinator: "and", rules: [strip(nested(depth - 1))] };
const strip = (rule: object) => {
  const { version: _version, ...group } = rule as { version?: number };
  return group;
};

interface Case {
  readonly what: string;
  readonly rule: () => unknown;
  readonly path: string;
  readonly message: string;
}

const cases: readonly Case[] = [
  {
    what: "an unknown field",
    rule: () => all(is("shoeSize", "is", 42)),
    path: "rules[0].field",
    message: "no field “shoeSize”",
  },
  {
    what: "a prototype's key as field",
    rule: () => all(is("__proto__", "is", 1)),
    path: "rules[0].field",
    message: "no field",
  },
  {
    what: "an unknown operator",
    rule: () => all(vietnam, is("country", "resembles", ["VN"])),
    path: "rules[1].operator",
    message: "no operator “resembles”",
  },
  {
    what: "a prototype's key as operator",
    rule: () => all(is("country", "constructor", ["VN"])),
    path: "rules[0].operator",
    message: "no operator",
  },
  {
    what: "a wrong value type",
    rule: () => all(is("country", "isAnyOf", "VN")),
    path: "rules[0].value",
    message: "pick at least one country",
  },
  {
    what: "an empty list",
    rule: () => all(is("tag", "containsAnyOf", [])),
    path: "rules[0].value",
    message: "pick at least one tag",
  },
  {
    what: "an empty group",
    rule: () => all(vietnam, { combinator: "or", rules: [] }),
    path: "rules[1]",
    message: "group is empty",
  },
  { what: "an empty rule", rule: () => all(), path: "", message: "rule is empty" },
  { what: "no rule at all", rule: () => "everyone", path: "", message: "A rule is a group" },
  {
    what: "an unknown key",
    rule: () => ({ ...all(vietnam), everyone: true }),
    path: "",
    message: "“everyone” is not part of a rule",
  },
  { what: "depth 11", rule: () => nested(11), path: "rules[0]", message: "at most 10 deep" },
  {
    what: "501 nodes",
    rule: () => all(...Array.from({ length: 500 }, () => vietnam)),
    path: "",
    message: "at most 500",
  },
  {
    what: "NUL bytes",
    rule: () => all(is("name", "contains", "a\0b")),
    path: "rules[0].value",
    message: "not text",
  },
  {
    what: "half a character",
    rule: () => all(is("name", "contains", "\ud83d")),
    path: "rules[0].value",
    message: "not text",
  },
  {
    what: "10,000 characters",
    rule: () => all(is("name", "contains", "x".repeat(10_000))),
    path: "rules[0].value",
    message: "at most 500 characters",
  },
  {
    what: "a tag that never was",
    rule: () => all(is("tag", "containsAnyOf", [2_000_000])),
    path: "rules[0].value",
    message: "there is no tag 2000000",
  },
  {
    what: "a tag of another organization",
    rule: () => all(is("tag", "containsAnyOf", [theirs.tag])),
    path: "rules[0].value",
    message: "there is no tag",
  },
  {
    what: "a segment of another organization",
    rule: () => all(is("segment", "currentlyIn", [theirs.segment])),
    path: "rules[0].value",
    message: "there is no segment",
  },
  {
    what: "an id beyond 32 bits",
    rule: () => all(is("tag", "containsAnyOf", [4_294_967_296])),
    path: "rules[0].value[0]",
    message: "too large",
  },
  {
    what: "a day that is none",
    rule: () => all(is("inbound", "since", { date: "2026-02-30" })),
    path: "rules[0].value.date",
    message: "must be a day",
  },
  {
    what: "a relative date of nothing",
    rule: () => all(is("inbound", "since", { last: 0, unit: "day" })),
    path: "rules[0].value.last",
    message: "at least 1",
  },
];

describe("a rule that is none", () => {
  test.each(cases)("$what", async ({ rule, path, message }) => {
    const before = await client.segments.list.query({});
    const attempts = [
      client.segments.create.mutate({ type: "dynamic", name: "Never made", rule: rule() }),
      client.segments.previewRule.query({ rule: rule() }),
      client.segments.listCustomers.query({ id: segment, filter: rule() }),
      client.customers.search.query({ filter: rule() }),
    ];
    for (const refused of await Promise.all(attempts.map(refusal))) {
      expect(refused).toMatchObject({ reason: "INVALID", httpStatus: 400 });
      const [issue] = refused.issues;
      if (path !== "rules[0]") expect(issue?.path).toBe(path);
      expect(issue?.message).toContain(message);
      expect(issue?.message).not.toContain("Secret");
    }
    expect(await client.segments.list.query({})).toEqual(before);
  });

  test("a rule is missing", async () => {
    const attempt = client.segments.create.mutate({ type: "dynamic", name: "Never made", rule: undefined });
    expect(await refusal(attempt)).toMatchObject({ reason: "INVALID", httpStatus: 400 });
  });

  test("depth 10 and 500 nodes are fine", async () => {
    expect(await client.segments.previewRule.query({ rule: nested(10) })).toMatchObject({ count: 1 });
    const wide = all(...Array.from({ length: 499 }, () => vietnam));
    expect(await client.segments.previewRule.query({ rule: wide })).toMatchObject({ count: 1 });
  });
});
