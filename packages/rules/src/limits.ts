import type { RuleIssue } from "./issues.ts";

/** What a rule may be at the most. Checked before anything walks the tree, and without recursion. */
export const LIMITS = {
  /** groups within groups, the root counted */
  depth: 10,
  /** groups and predicates, the root counted */
  nodes: 500,
  /** values in one list */
  listLength: 10_000,
  /** characters in one text value */
  textLength: 500,
  /** segments referring to segments, one behind the other */
  referenceDepth: 32,
  /** characters of the canonical keys of the segments that a rule refers to, each counted wherever it is referred to */
  expandedLength: 5_000_000,
} as const;

interface Node {
  readonly value: unknown;
  readonly depth: number;
  readonly path: string;
}

/** The first limit that a would-be rule breaks, or undefined. Safe on input of any depth. */
export function brokenLimit(rule: unknown): RuleIssue | undefined {
  const waiting: Node[] = [{ value: rule, depth: 1, path: "" }];
  let nodes = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { value, depth, path } = node;
    nodes += 1;
    if (nodes > LIMITS.nodes) {
      return issue("", `A rule can have at most ${LIMITS.nodes} groups and predicates; this one has more.`);
    }
    if (typeof value !== "object" || value === null) continue;
    const members: unknown = "rules" in value ? value.rules : undefined;
    if (Array.isArray(members)) {
      if (depth > LIMITS.depth) {
        return issue(
          path,
          `Groups can be nested at most ${LIMITS.depth} deep; this one is at depth ${depth}.`,
        );
      }
      if (members.length > LIMITS.nodes) {
        return issue(
          path,
          `A rule can have at most ${LIMITS.nodes} groups and predicates; this one has more.`,
        );
      }
      const prefix = path === "" ? "" : `${path}.`;
      members.forEach((member: unknown, index) => {
        waiting.push({ value: member, depth: depth + 1, path: `${prefix}rules[${index}]` });
      });
    }
    const list: unknown = "value" in value ? value.value : undefined;
    if (Array.isArray(list) && list.length > LIMITS.listLength) {
      const most = LIMITS.listLength.toLocaleString("en");
      return issue(
        `${path}.value`,
        `A list can have at most ${most} values; this one has ${list.length.toLocaleString("en")}.`,
      );
    }
  }
  return undefined;
}

function issue(path: string, message: string): RuleIssue {
  return { path, code: "limit", message };
}
