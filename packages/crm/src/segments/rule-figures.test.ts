import { compile, EVERYONE_KEY, type Group, isGroup, type Predicate } from "@segments/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { IdSet } from "../id-set/id-set.ts";
import { ruleFigures } from "./rule-figures.ts";

const EVERYONE = Array.from({ length: 12 }, (_, id) => id);
const COUNTRIES = ["VN", "TH", "DE", "US"] as const;

const plain = { noNullPrototype: true } as const;
const predicate: fc.Arbitrary<Predicate> = fc.record(
  {
    field: fc.constant("country" as const),
    operator: fc.constantFrom("isAnyOf" as const, "isNoneOf" as const),
    value: fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1, maxLength: 2 }),
  },
  plain,
) as fc.Arbitrary<Predicate>;
const { rule } = fc.letrec<{ rule: Group }>((tie) => ({
  rule: fc.record(
    {
      combinator: fc.constantFrom("and" as const, "or" as const),
      not: fc.boolean(),
      rules: fc.array(fc.oneof({ maxDepth: 3 }, predicate, tie("rule")), { minLength: 1, maxLength: 4 }),
    },
    plain,
  ) as fc.Arbitrary<Group>,
}));
/** Who is in which country. */
const countries = fc.array(fc.option(fc.constantFrom(...COUNTRIES)), {
  minLength: EVERYONE.length,
  maxLength: EVERYONE.length,
});

type Countries = readonly (string | null)[];

function holds(node: Group | Predicate, country: string | null): boolean {
  if (isGroup(node)) {
    const inner = node.rules.map((member) => holds(member, country));
    return (node.combinator === "and" ? inner.every(Boolean) : inner.some(Boolean)) !== (node.not ?? false);
  }
  const isIn = country !== null && (node.value as readonly string[]).includes(country);
  return node.operator === "isAnyOf" ? isIn : !isIn;
}

function countOf(node: Group | Predicate, of: Countries): number {
  return of.filter((country) => holds(node, country)).length;
}

/** The rule without what stands at the path; undefined where a group would be empty. */
function leaveOut(group: Group, path: readonly number[]): Group | undefined {
  const [index = 0, ...deeper] = path;
  const rules = group.rules.flatMap((member, at) => {
    if (at !== index) return [member];
    const kept = deeper.length > 0 && isGroup(member) ? leaveOut(member, deeper) : undefined;
    return kept ? [kept] : [];
  });
  const lost = deeper.length > 0 && rules.length < group.rules.length;
  return rules.length === 0 || lost ? undefined : { ...group, rules };
}

function* partsOf(group: Group, path: readonly number[]): Generator<[readonly number[], Group | Predicate]> {
  for (const [index, member] of group.rules.entries()) {
    yield [[...path, index], member];
    if (isGroup(member)) yield* partsOf(member, [...path, index]);
  }
}

test("each part counts those for whom it holds, and the whole without it those for whom that would", () => {
  fc.assert(
    fc.property(rule, countries, (root, of) => {
      const plan = compile(root, { now: 0, timeZone: "UTC", segments: new Map() });
      const sets = new Map([[EVERYONE_KEY, IdSet.of(EVERYONE)]]);
      for (const key of plan.sets.keys()) {
        const asked = COUNTRIES.filter((country) => key.includes(`"${country}"`));
        const ids = EVERYONE.filter((id) => asked.some((country) => of[id] === country));
        if (key !== EVERYONE_KEY) sets.set(key, IdSet.of(ids));
      }
      const expected = [...partsOf(root, [])].map(([path, part]) => {
        const rest = leaveOut(root, path);
        const at = path.map((index) => `rules[${index}]`).join(".");
        const count = countOf(part, of);
        return rest ? { path: at, count, without: countOf(rest, of) } : { path: at, count };
      });
      expect(ruleFigures(root, plan.parts, sets)).toEqual([
        { path: "", count: countOf(root, of) },
        ...expected,
      ]);
    }),
    { numRuns: 1_000 },
  );
});
