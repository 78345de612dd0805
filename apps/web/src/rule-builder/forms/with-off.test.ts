import fc from "fast-check";
import { expect, test } from "vitest";
import { isViewGroup, offIn, toRule, type ViewGroup } from "../view-rule.ts";
import { withOff } from "./with-off.ts";

type Node = ViewGroup["rules"][number];

const plain = { noNullPrototype: true } as const;
const predicate = fc.record(
  {
    id: fc.uuid(),
    field: fc.constant("country"),
    operator: fc.constant("isAnyOf"),
    value: fc.array(fc.constantFrom("VN", "TH", "DE"), { minLength: 1, maxLength: 2 }),
    muted: fc.boolean(),
  },
  plain,
);
const { tree } = fc.letrec<{ tree: ViewGroup }>((tie) => ({
  tree: fc.record(
    {
      id: fc.uuid(),
      combinator: fc.constantFrom("and", "or"),
      rules: fc.array(fc.oneof({ maxDepth: 3 }, predicate, tie("tree")), { minLength: 1, maxLength: 4 }),
    },
    plain,
  ) as fc.Arbitrary<ViewGroup>,
}));

/** The tree as a text has it. */
function shown({ rules, ...group }: ViewGroup): ViewGroup {
  const kept = rules.flatMap((node): Node[] => {
    if (!isViewGroup(node)) return node.muted ? [] : [node];
    const rest = shown(node);
    return rest.rules.length > 0 ? [rest] : [];
  });
  return { ...group, rules: kept };
}

const idsOf = (nodes: readonly Node[]) => nodes.map(({ id }) => id).sort();

test("what a text does not show stays where it was while the text is the same", () => {
  fc.assert(
    fc.property(tree, (view) => {
      expect(withOff(shown(view), view)).toEqual(view);
    }),
  );
});

test("whatever the text becomes, it says the same, and nothing that is off is lost or doubled", () => {
  fc.assert(
    fc.property(tree, tree, (before, other) => {
      const after = shown(other);
      const woven = withOff(after, before);
      expect(toRule(woven)).toEqual(toRule(after));
      expect(idsOf(offIn(woven))).toEqual(idsOf(offIn(before)));
    }),
    { numRuns: 500 },
  );
});
