import fc from "fast-check";
import { expect, test } from "vitest";
import { decisive } from "./decisive.ts";
import type { GroupExplanation, PredicateExplanation } from "./explain.ts";

interface Leaf {
  readonly holds: boolean;
}
interface Branch {
  readonly and: boolean;
  readonly not: boolean;
  readonly members: readonly Node[];
}
type Node = Leaf | Branch;

const { node } = fc.letrec<{ node: Node; leaf: Leaf; branch: Branch }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, depthSize: "small" }, tie("leaf"), tie("branch")),
  leaf: fc.record({ holds: fc.boolean() }),
  branch: fc.record({
    and: fc.boolean(),
    not: fc.boolean(),
    members: fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
  }),
}));

/** Explains a tree in which the leaf of this path is otherwise. */
function explained({ and, not, members }: Branch, path: string, flipped: string): GroupExplanation {
  const parts = members.map((member, index): GroupExplanation | PredicateExplanation => {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    if ("members" in member) return explained(member, at, flipped);
    const pass = at === flipped ? !member.holds : member.holds;
    return { type: "predicate", path: at, pass, sentence: at, field: "country", seen: null, seenText: "" };
  });
  const joined = and ? parts.every(({ pass }) => pass) : parts.some(({ pass }) => pass);
  return { type: "group", path, pass: joined !== not, combinator: and ? "and" : "or", not, members: parts };
}

function leavesOf(group: GroupExplanation): string[] {
  return group.members.flatMap((member) => (member.type === "group" ? leavesOf(member) : [member.path]));
}

test("they are those whose turning alone turns the whole", () => {
  fc.assert(
    fc.property(node, (tree) => {
      fc.pre("members" in tree);
      const now = explained(tree as Branch, "", "");
      const turning = leavesOf(now).filter((path) => explained(tree as Branch, "", path).pass !== now.pass);
      expect(decisive(now).map(({ path }) => path)).toEqual(turning);
    }),
    { numRuns: 2_000 },
  );
});
