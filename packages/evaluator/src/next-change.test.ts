import { type Facts, type Group, nextDay, type Predicate, RuleError } from "@segments/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { nextChange } from "./next-change.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days that are looked at by the hour, and how many it takes until nothing of what is drawn here can change any more. */
const NEAR = 12;
const LONGEST = 280;

const customer: Facts = {
  tag: [],
  company: null,
  inbound: null,
  fitScore: {},
  country: "VN",
  language: null,
  owner: null,
  segment: { now: [], ever: [] },
  suppressed: [],
  name: ["Ann"],
  email: [],
  created: Date.parse("2026-01-01T00:00:00Z"),
};

const unit = fc.constantFrom("day" as const, "week" as const, "month" as const);
const last = fc.record({ last: fc.integer({ min: 1, max: 4 }), unit });
const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    field: fc.constant("inbound" as const),
    operator: fc.constantFrom("since" as const, "notSince" as const),
    value: last,
  }),
  fc.record({
    field: fc.constant("created" as const),
    operator: fc.constantFrom("since" as const, "before" as const),
    value: last,
  }),
  fc
    .record({ from: fc.integer({ min: 5, max: 9 }), to: fc.integer({ min: 1, max: 4 }), unit })
    .map(({ from, to, unit }) => ({
      field: "created" as const,
      operator: "between" as const,
      value: { from: { last: from, unit }, to: { last: to, unit } },
    })),
  fc.record({
    field: fc.constant("created" as const),
    operator: fc.constant("between" as const),
    value: fc.record({ from: fc.constant({ date: "2026-02-01" }), to: last }),
  }),
  fc.record({
    field: fc.constantFrom("inbound" as const, "created" as const),
    operator: fc.constant("since" as const),
    value: fc.constantFrom({ date: "2026-02-20" }, { date: "2026-10-01" }, { date: "2030-01-01" }),
  }),
  fc.constant({ field: "country", operator: "isSet" } as Predicate),
);
const rule: fc.Arbitrary<Group> = fc.record({
  combinator: fc.constantFrom("and" as const, "or" as const),
  not: fc.boolean(),
  rules: fc.array(predicate, { minLength: 1, maxLength: 3 }),
});
// Around the nights in which clocks are put forward and back.
const now = fc.oneof(
  fc.integer({ min: Date.parse("2026-03-10T00:00:00Z"), max: Date.parse("2026-03-31T00:00:00Z") }),
  fc.integer({ min: Date.parse("2026-10-10T00:00:00Z"), max: Date.parse("2026-10-31T00:00:00Z") }),
);
const timeZone = fc.constantFrom("Europe/Berlin", "Asia/Ho_Chi_Minh", "America/Sao_Paulo", "UTC");
const daysAgo = fc.option(fc.integer({ min: 0, max: 140 * 24 }));

describe("the next change", () => {
  test("is the first moment at which the rule answers otherwise, to the millisecond", () => {
    fc.assert(
      fc.property(rule, now, timeZone, daysAgo, daysAgo, (rule, now, timeZone, wrote, made) => {
        const facts: Facts = {
          ...customer,
          inbound: wrote === null ? null : now - wrote * HOUR,
          created: now - (made ?? 0) * HOUR,
        };
        const at = (moment: number) => evaluate(rule, facts, { now: moment, timeZone, segments: new Map() });
        const change = nextChange(rule, facts, { now, timeZone, segments: new Map() });
        const end = change?.at ?? now + LONGEST * DAY;
        for (let moment = now; moment < Math.min(end, now + NEAR * DAY); moment += 6 * HOUR)
          if (at(moment) !== at(now)) expect(moment).toBe(end);
        for (let moment = nextDay(now, timeZone); moment < end; moment = nextDay(moment, timeZone))
          if (at(moment) !== at(now)) expect(moment).toBe(end);
        if (!change) return;
        expect(at(change.at - 1)).toBe(at(now));
        expect(at(change.at)).toBe(!at(now));
        expect(change.pass).toBe(!at(now));
      }),
      { numRuns: 150 },
    );
  });

  test("is none for rules without relative dates, and found however far ahead it is", () => {
    const context = { now: Date.parse("2026-03-10T12:00:00Z"), timeZone: "UTC", segments: new Map() };
    const facts: Facts = { ...customer, inbound: context.now };
    const since = (value: unknown): Group => ({
      combinator: "and",
      rules: [{ field: "inbound", operator: "since", value } as Predicate],
    });
    expect(nextChange(since({ date: "2026-03-01" }), facts, context)).toBeUndefined();
    expect(nextChange(since({ last: 120, unit: "month" }), facts, context)).toEqual({
      at: Date.parse("2036-03-11T00:00:00Z"),
      pass: false,
    });
    const never: Facts = { ...customer, inbound: null };
    expect(nextChange(since({ last: 7, unit: "day" }), never, context)).toBeUndefined();
  });

  test("is looked for among many relative dates as among few", () => {
    const context = { now: Date.parse("2026-03-10T12:00:00Z"), timeZone: "UTC", segments: new Map() };
    const rules = Array.from({ length: 400 }, (_, index) => ({
      combinator: "or" as const,
      rules: [
        { field: "inbound", operator: "since", value: { last: index + 1, unit: "day" } },
        { field: "created", operator: "since", value: { last: 3650, unit: "day" } },
      ] as Predicate[],
    }));
    const facts: Facts = { ...customer, inbound: context.now };
    expect(nextChange({ combinator: "and", rules }, facts, context)).toEqual({
      at: Date.parse("2035-12-31T00:00:00Z"),
      pass: false,
    });
  });

  test("is that of the segments it refers to", () => {
    const context = { now: Date.parse("2026-03-10T12:00:00Z"), timeZone: "UTC" };
    const active: Group = {
      combinator: "and",
      rules: [{ field: "inbound", operator: "since", value: { last: 1, unit: "day" } }],
    };
    const segments = new Map([[1, { id: 1, name: "Active", type: "dynamic" as const, rule: active }]]);
    const quiet: Group = {
      combinator: "and",
      rules: [{ field: "segment", operator: "notCurrentlyIn", value: [1] }],
    };
    const facts: Facts = { ...customer, inbound: context.now };
    expect(nextChange(quiet, facts, { ...context, segments })).toEqual({
      at: Date.parse("2026-03-12T00:00:00Z"),
      pass: true,
    });
    expect(() => nextChange(quiet, facts, { ...context, segments: new Map() })).toThrow(RuleError);
  });
});
