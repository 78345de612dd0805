import { isOff, isViewGroup, type ViewGroup, type ViewPredicate } from "./view-rule.ts";

/** A node's place as react-querybuilder has it, in the form that issues and counts use: `rules[1].rules[0]`. */
export function pathText(path: readonly number[]): string {
  return path.map((index) => `rules[${index}]`).join(".");
}

/** The node that an issue's path lies in; the keys below it, such as `.value[3]`, are left out. */
export function nodePath(text: string): number[] {
  const path: number[] = [];
  for (const part of text.split(".")) {
    const index = /^rules\[(\d+)\]$/.exec(part)?.[1];
    if (index === undefined) break;
    path.push(Number(index));
  }
  return path;
}

/** Every node of a tree with its path, parents before their members. */
export function* nodesOf(
  group: ViewGroup,
  path: readonly number[] = [],
): Generator<{ node: ViewGroup | ViewPredicate; path: readonly number[] }> {
  yield { node: group, path };
  for (const [index, member] of group.rules.entries()) {
    const at = [...path, index];
    if (isViewGroup(member)) yield* nodesOf(member, at);
    else yield { node: member, path: at };
  }
}

/** Every node that would be stored, with its path in the stored rule: what is off has no place there. */
export function* storedNodesOf(
  group: ViewGroup,
  path: readonly number[] = [],
): Generator<{ node: ViewGroup | ViewPredicate; path: readonly number[] }> {
  yield { node: group, path };
  for (const [index, member] of group.rules.filter((one) => !isOff(one)).entries()) {
    const at = [...path, index];
    if (isViewGroup(member)) yield* storedNodesOf(member, at);
    else yield { node: member, path: at };
  }
}

/** View ids by path in the stored rule; what is said of a place is kept with the node, which may move. */
export function idsByPath(view: ViewGroup): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { node, path } of storedNodesOf(view))
    if (node.id !== undefined) ids.set(pathText(path), node.id);
  return ids;
}
