import { evaluator } from "@segments/evaluator";
import { type Facts, type Group, isGroup, lintRule, type Predicate } from "@segments/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendars } from "./generators/calendar.ts";
import { customersIn } from "./generators/customers.ts";
import { options } from "./generators/options.ts";
import { rulesIn, segmentsIn } from "./generators/rules.ts";
import { contextOf } from "./world.ts";

const CASES = Number(process.env.CONFORMANCE_CASES ?? 5_000) / 10;

/** Few fields, so that predicates are about the same. */
const worlds = calendars.chain((calendar) =>
  fc.record({
    calendar: fc.constant(calendar),
    rules: fc
      .constantFrom("tag", "company", "inbound", "fitScore", "segment", "suppressed", "name", "created")
      .chain((field) =>
        fc.array(rulesIn({ calendar, segments: options.segments, fields: [field], depth: 2 }), {
          minLength: 20,
          maxLength: 20,
        }),
      ),
    customers: fc.array(customersIn(calendar), { minLength: 40, maxLength: 40 }),
    segments: segmentsIn(calendar),
  }),
);

test(
  "what is said to contradict itself, to hold always or to have no effect, does so for every customer",
  () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(worlds, ({ calendar, rules, customers, segments }) => {
        const where = contextOf({ ...calendar, segments });
        const holds = (rule: Group) => {
          const test = evaluator(rule, where);
          return customers.map((one: Facts) => test(one));
        };
        for (const rule of rules) {
          for (const { code, path, also, message } of lintRule(rule, calendar)) {
            const what = `${message} ${JSON.stringify(rule)}`;
            seen.set(code, (seen.get(code) ?? 0) + 1);
            if (code === "duplicate" || code === "noEffect") {
              expect(holds(without(rule, path) ?? rule), what).toEqual(holds(rule));
            }
            if ((code !== "contradiction" && code !== "alwaysTrue") || also === undefined) continue;
            const both = [partOf(rule, also), partOf(rule, path)];
            // Literals of one level; what groups make of them is the other checks' to see.
            if (rule.rules.some(isGroup) || both.includes(undefined)) continue;
            expect(new Set(holds(rule)), what).toEqual(new Set([code === "alwaysTrue"]));
          }
        }
      }),
      { numRuns: Math.max(20, CASES / 10) },
    );
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining(["contradiction", "alwaysTrue", "duplicate", "noEffect"]),
    );
  },
  Math.max(120_000, 60 * CASES),
);

function partOf(rule: Group, path: string): Group | Predicate | undefined {
  const [, index] = /^rules\[(\d+)\]$/.exec(path) ?? [];
  return index === undefined ? undefined : rule.rules[Number(index)];
}

/** The rule without a part of it; undefined where nothing would be left of a group. */
function without(group: Group, path: string): Group | undefined {
  const [, index = "", rest = ""] = /^rules\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const at = Number(index);
  const member = group.rules[at];
  const inner = rest !== "" && member && isGroup(member) ? without(member, rest) : undefined;
  if (rest !== "" && !inner) return undefined;
  const rules = inner
    ? group.rules.map((one, place) => (place === at ? inner : one))
    : group.rules.filter((_, place) => place !== at);
  return rules.length === 0 ? undefined : { ...group, rules };
}
