import { describe, expect, test } from "vitest";
import { type CompileContext, compile, EVERYONE_KEY, type SegmentDefinition } from "./compile.ts";
import { RuleError, type RuleIssue } from "./issues.ts";
import { LIMITS } from "./limits.ts";
import type { Group, Predicate } from "./rule.ts";
import { toQuery } from "./sql.ts";

const NEVER = Number.POSITIVE_INFINITY;
const now = Date.parse("2026-03-29T10:00:00Z");
const vn: Predicate = { field: "country", operator: "isAnyOf", value: ["VN"] };
const hot: Predicate = { field: "tag", operator: "containsAnyOf", value: [1] };
const recent: Predicate = { field: "inbound", operator: "since", value: { last: 30, unit: "day" } };
const fixed: Predicate = { field: "inbound", operator: "since", value: { date: "2026-03-01" } };

function all(...rules: Group["rules"]): Group {
  return { combinator: "and", rules };
}

function any(...rules: Group["rules"]): Group {
  return { combinator: "or", rules };
}

function none(...rules: Group["rules"]): Group {
  return { combinator: "or", not: true, rules };
}

function inSegments(...value: number[]): Predicate {
  return { field: "segment", operator: "currentlyIn", value };
}

function dynamic(id: number, rule: Group, name = `Dynamic ${id}`): SegmentDefinition {
  return { id, name, type: "dynamic", rule };
}

function stat(id: number, name = `Static ${id}`): SegmentDefinition {
  return { id, name, type: "static" };
}

function contextOf(...segments: SegmentDefinition[]): CompileContext {
  return { now, timeZone: "Europe/Berlin", segments: new Map(segments.map((one) => [one.id, one])) };
}

function planOf(rule: Group, ...segments: SegmentDefinition[]) {
  return compile(rule, contextOf(...segments));
}

function keysOf(rule: Group, ...segments: SegmentDefinition[]): string[] {
  return [...planOf(rule, ...segments).sets.keys()].sort();
}

function issueOf(rule: Group, ...segments: SegmentDefinition[]): RuleIssue | undefined {
  try {
    planOf(rule, ...segments);
  } catch (error) {
    if (error instanceof RuleError) return error.issues[0];
    throw error;
  }
  return undefined;
}

describe("sets", () => {
  test("are shared by predicates that ask the same, in whichever rule they stand", () => {
    const one = keysOf(all(hot, vn));
    const other = keysOf(any(none(vn), { field: "tag", operator: "containsNoneOf", value: [1] }));
    expect(one).toEqual(['country isAnyOf ["VN"]', "tag containsAnyOf [1]"]);
    expect(other.filter((key) => key !== EVERYONE_KEY)).toEqual(one);
  });

  test("lists of few values are asked value by value, long ones at once", () => {
    const tags = (value: number[]): Predicate => ({ field: "tag", operator: "containsAnyOf", value });
    expect(keysOf(all(tags([3, 1, 3])))).toEqual(["tag containsAnyOf [1]", "tag containsAnyOf [3]"]);
    expect(keysOf(all(tags([9, 8, 7, 6, 5, 4, 3, 2, 1, 9])))).toEqual([
      "tag containsAnyOf [1,2,3,4,5,6,7,8,9]",
    ]);
    expect(planOf(all(tags([3, 1]))).key).toBe(planOf(all(tags([1, 3, 1]))).key);
  });

  test("dates, numbers and texts that come to the same are the same", () => {
    const text = (value: string): Predicate => ({ field: "name", operator: "is", value });
    expect(keysOf(any(text("STRASSE"), text("straße")))).toHaveLength(1);
    expect(
      keysOf(any(fixed, { field: "inbound", operator: "since", value: { last: 28, unit: "day" } })),
    ).toHaveLength(1);
    const at = (score: number): Predicate => ({
      field: "fitScore",
      operator: ">=",
      value: { product: 1, score },
    });
    expect(keysOf(any(at(0), at(-0)))).toHaveLength(1);
  });

  test("“all of” is each by itself, a negative one its positive twin", () => {
    const plan = planOf(all({ field: "tag", operator: "containsAllOf", value: [2, 1] }));
    expect(plan.key).toBe("and(tag containsAnyOf [1];tag containsAnyOf [2])");
    expect(planOf(all({ field: "tag", operator: "isNotSet" })).key).toBe("!(tag isSet null)");
  });

  test("missing values of a column are asked for themselves, not as all others but those that are there", () => {
    const missing = ["company", "country", "language", "owner", "inbound"] as const;
    for (const field of missing) {
      const { key, sets, facets } = planOf(all({ field, operator: "isNotSet" }));
      expect([...sets.keys()]).toEqual([key]);
      expect(facets).toEqual([field]);
    }
  });

  test("hold the organization and every value as bound parameters", () => {
    const rule = all(hot, vn, fixed, inSegments(7), { field: "name", operator: "contains", value: "%'; --" });
    for (const { select, key } of planOf(rule, stat(7)).sets.values()) {
      const { text, values } = toQuery(select(42));
      expect(text, key).toMatch(/^select (distinct )?(customer_id as )?id from \w+ where org_id = \$1 /);
      expect(text, key).not.toMatch(/42|VN|%|\b7\b/);
      expect(values[0], key).toBe(42);
    }
  });

  test("instants do not depend on the zone of the process", () => {
    const [set] = planOf(all(fixed)).sets.values();
    expect(set && toQuery(set.select(1)).values).toEqual([1, "2026-02-28T23:00:00.000Z"]);
  });
});

describe("everyone is among the sets when, and only when, the answer takes it", () => {
  test.each([
    ["plain", all(hot), false],
    ["a negative beside a plain one", all(hot, none(vn)), false],
    ["a negative alone", all(none(vn)), true],
    ["negatives only", all(none(vn), none(hot)), true],
    ["a plain one or a negative", any(hot, none(vn)), true],
    ["not of “or” with a negative", none(hot, none(vn)), false],
    ["not of not", none(none(hot)), false],
  ])("%s: %j", (_what, rule, isThere) => {
    const plan = planOf(rule);
    expect(plan.sets.has(EVERYONE_KEY)).toBe(isThere);
    expect(plan.facets.includes("everyone")).toBe(isThere);
  });
});

describe("facets", () => {
  test("are those of all the sets, as fine as the data allows", () => {
    const rule = all(hot, vn, recent, { field: "fitScore", operator: ">", value: { product: 3, score: 1 } });
    expect(planOf(rule).facets).toEqual(["country", "fit:3", "inbound", "tag:1"]);
    expect(planOf(all({ field: "tag", operator: "isSet" })).facets).toEqual(["tag"]);
  });

  test("name static segments and dynamic ones, which can be edited", () => {
    const rule = any(inSegments(7), inSegments(8));
    expect(planOf(rule, stat(7), dynamic(8, all(hot))).facets).toEqual(["segment:7", "segment:8", "tag:1"]);
  });
});

describe("time", () => {
  const midnight = Date.parse("2026-03-29T22:00:00Z");

  test("a relative date holds until the next local midnight", () => {
    expect(planOf(all(hot, recent)).validUntil).toBe(midnight);
    const range = { from: { date: "2026-01-01" }, to: { last: 1, unit: "week" } } as const;
    expect(planOf(all({ field: "created", operator: "between", value: range })).validUntil).toBe(midnight);
  });

  test("also where it stands in a segment that is referred to", () => {
    expect(planOf(all(inSegments(8)), dynamic(8, none(recent))).validUntil).toBe(midnight);
  });

  test("an absolute date holds for good, and so does everything else", () => {
    expect(planOf(all(fixed, hot, none(vn))).validUntil).toBe(NEVER);
  });
});

describe("segments", () => {
  test("a dynamic one stands for its rule", () => {
    expect(planOf(all(inSegments(8)), dynamic(8, any(hot, vn))).key).toBe(planOf(any(hot, vn)).key);
  });

  test("several are any of them, static and dynamic together", () => {
    const plan = planOf(all(inSegments(7, 8)), stat(7), dynamic(8, all(hot)));
    expect(plan.key).toBe("or(segment currentlyIn [7];tag containsAnyOf [1])");
  });

  test("diamonds are fine, and asked once", () => {
    const left = dynamic(2, all(inSegments(1), hot));
    const right = dynamic(3, none(inSegments(1)));
    expect(keysOf(any(inSegments(2), inSegments(3)), dynamic(1, all(vn)), left, right)).toEqual([
      'country isAnyOf ["VN"]',
      EVERYONE_KEY,
      "tag containsAnyOf [1]",
    ]);
  });

  test("a cycle is refused with the names along it, where this rule enters it", () => {
    const issue = issueOf(
      all(vn, any(inSegments(1))),
      dynamic(1, all(hot, inSegments(2)), "Leads"),
      dynamic(2, all(hot, hot, any(hot, inSegments(3))), "Warm"),
      dynamic(3, none(inSegments(2)), "Hot"),
    );
    expect(issue).toEqual({
      path: "rules[1].rules[0].value",
      code: "cycle",
      message: "segments would refer to each other in a circle: “Warm” → “Hot” → “Warm”",
    });
  });

  test("a segment that refers to itself is a cycle", () => {
    expect(issueOf(all(inSegments(1)), dynamic(1, all(inSegments(1)), "Me"))).toMatchObject({
      code: "cycle",
      message: expect.stringContaining("“Me” → “Me”"),
    });
  });

  test("one that is not there is refused where this rule leads to it", () => {
    const issue = { path: "rules[1].value", code: "missing", message: "there is no segment 9" };
    expect(issueOf(all(hot, inSegments(9)))).toEqual(issue);
    expect(issueOf(all(hot, inSegments(1)), dynamic(1, all(hot, hot, hot, inSegments(9))))).toEqual(issue);
  });

  test("who was ever in a dynamic one is in it now, or is remembered; of a static one it is known", () => {
    const everIn: Predicate = { field: "segment", operator: "everIn", value: [7] };
    const neverIn: Predicate = { field: "segment", operator: "neverIn", value: [7, 8] };
    expect(keysOf(all(everIn), stat(7))).toEqual(["segment everIn [7]"]);
    const plan = planOf(all(neverIn), stat(7), dynamic(8, all(hot), "Leads"));
    expect([...plan.sets.keys()].sort()).toEqual([
      "everyone",
      "segment everIn [7]",
      "segment everIn [8]",
      "tag containsAnyOf [1]",
    ]);
    expect(plan.facets).toEqual(expect.arrayContaining(["ever:8", "segment:8", "tag:1"]));
  });
});

describe("references behind each other", () => {
  function chain(length: number): SegmentDefinition[] {
    return Array.from({ length }, (_, index) =>
      dynamic(index + 1, index === 0 ? all(hot) : all(inSegments(index), vn)),
    );
  }

  /** Each segment mentions the one before twice, so that what the last stands for doubles with every step. */
  function tower(height: number): SegmentDefinition[] {
    return Array.from({ length: height }, (_, index) => {
      const by = (tag: number): Predicate => ({ field: "tag", operator: "containsAnyOf", value: [tag] });
      if (index === 0) return dynamic(1, all(hot, vn));
      return dynamic(
        index + 1,
        all(any(inSegments(index), by(2 * index)), none(inSegments(index), by(2 * index + 1))),
      );
    });
  }

  test(`${LIMITS.referenceDepth} deep are fine, one more is refused`, () => {
    expect(issueOf(all(inSegments(32)), ...chain(32))).toBeUndefined();
    expect(issueOf(all(inSegments(33)), ...chain(33))).toEqual({
      path: "rules[0].value",
      code: "limit",
      message: "segments can refer to each other at most 32 deep; here it is more",
    });
  });

  test("a rule that would grow beyond all bounds is refused in time", () => {
    expect(issueOf(all(inSegments(10)), ...tower(10))).toBeUndefined();
    const message =
      "this rule and those of the segments it refers to are too large together: refer to fewer segments";
    expect(issueOf(all(inSegments(32)), ...tower(32))).toEqual({
      path: "rules[0].value",
      code: "limit",
      message,
    });
  });

  test("so is one that refers to a large one again and again, or to long lists", () => {
    const large = tower(14);
    const again = Array.from({ length: 200 }, (_, index) =>
      any(inSegments(14), { field: "tag", operator: "containsAnyOf", value: [1000 + index] }),
    );
    expect(issueOf(all(...again), ...large)).toMatchObject({ code: "limit" });
    const value = Array.from({ length: LIMITS.listLength }, (_, index) => 2_000_000_000 + index);
    const [, ...rest] = tower(16);
    const listed = dynamic(1, all({ field: "tag", operator: "containsAnyOf", value }));
    expect(issueOf(all(inSegments(16)), listed, ...rest)).toMatchObject({ code: "limit" });
  });
});

test("an operator that the field does not have is a programmer's mistake", () => {
  const rule = {
    combinator: "and",
    rules: [{ field: "country", operator: "near", value: 1 }],
  } as unknown as Group;
  expect(() => planOf(rule)).toThrow(TypeError);
});
