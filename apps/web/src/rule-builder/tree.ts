import { brokenLimit, type FieldName, LIMITS } from "@segments/rules";
import { findPath, getParentPath, getPathOfID, insert, move, remove, update } from "react-querybuilder";
import { newPredicate } from "./catalogue.ts";
import { nodesOf } from "./paths.ts";
import {
  emptyView,
  isViewGroup,
  newViewId,
  toRule,
  type ViewGroup,
  type ViewPredicate,
} from "./view-rule.ts";

/** What an edit comes to: the new tree, and the node that it was about. */
export interface Edited {
  readonly view: ViewGroup;
  readonly id: string;
}

type Path = readonly number[];
type Node = ViewGroup | ViewPredicate;

const options = { idGenerator: newViewId };

export function nodeAt(view: ViewGroup, path: Path): Node | undefined {
  return (findPath([...path], view) as Node | null) ?? undefined;
}

export function pathOf(view: ViewGroup, id: string): Path | undefined {
  return getPathOfID(id, view) ?? undefined;
}

function memberCount(view: ViewGroup, path: Path): number {
  const node = nodeAt(view, path);
  return node && isViewGroup(node) ? node.rules.length : 0;
}

function inserted(view: ViewGroup, node: Node, path: Path): Edited {
  const next = insert(view, node, [...path], options);
  return { view: next, id: nodeAt(next, path)?.id ?? "" };
}

export function addPredicate(view: ViewGroup, parent: Path, field: FieldName): Edited {
  return inserted(view, newPredicate(field), [...parent, memberCount(view, parent)]);
}

/** A new group has the other combinator: within "and" one nests what may vary. */
export function addGroup(view: ViewGroup, parent: Path): Edited {
  const outer = nodeAt(view, parent);
  const combinator = outer && isViewGroup(outer) && outer.combinator === "and" ? "or" : "and";
  return inserted(view, { ...emptyView(), combinator }, [...parent, memberCount(view, parent)]);
}

export function replacePredicate(view: ViewGroup, path: Path, { field, operator, value }: ViewPredicate) {
  // One by one: react-querybuilder would reset what follows a changed field.
  const plain = { resetOnFieldChange: false, resetOnOperatorChange: false };
  const at = [...path];
  return update(
    update(update(view, "field", field, at, plain), "operator", operator, at, plain),
    "value",
    value,
    at,
    plain,
  );
}

export function toggleCombinator(view: ViewGroup, path: Path): ViewGroup {
  const node = nodeAt(view, path);
  if (!node || !isViewGroup(node)) return view;
  return update(view, "combinator", node.combinator === "and" ? "or" : "and", [...path]);
}

export function toggleNot(view: ViewGroup, path: Path): ViewGroup {
  const node = nodeAt(view, path);
  return node && isViewGroup(node) ? update(view, "not", !node.not, [...path]) : view;
}

/** Leaves the predicate out of the rule, or takes it in again. */
export function toggleOff(view: ViewGroup, path: Path): ViewGroup {
  const node = nodeAt(view, path);
  return node && !isViewGroup(node) ? update(view, "muted", !node.muted, [...path]) : view;
}

export function duplicate(view: ViewGroup, path: Path): Edited {
  const to = [...getParentPath([...path]), (path.at(-1) ?? 0) + 1];
  const next = move(view, [...path], to, { ...options, clone: true });
  return { view: next, id: nodeAt(next, to)?.id ?? "" };
}

/** Without the node; the focus goes to the one that took its place, the one before, or the group. */
export function removeNode(view: ViewGroup, path: Path): Edited {
  const parent = getParentPath([...path]);
  const index = path.at(-1) ?? 0;
  const next = remove(view, [...path]);
  const neighbour = nodeAt(next, [...parent, index]) ?? nodeAt(next, [...parent, index - 1]);
  return { view: next, id: (neighbour ?? nodeAt(next, parent))?.id ?? "" };
}

/** The node alone in a new group where it stood, which `not` turns around. */
export function wrapInGroup(view: ViewGroup, path: Path, { not = false } = {}): Edited {
  const parent = getParentPath([...path]);
  const index = path.at(-1) ?? 0;
  const id = nodeAt(view, path)?.id ?? "";
  const withGroup = insert(view, { ...emptyView(), not }, [...parent, index], options);
  return { view: move(withGroup, [...parent, index + 1], [...parent, index, 0]), id };
}

/** The group's members where it stood, at least one; the focus goes to the first. */
export function ungroup(view: ViewGroup, path: Path): Edited {
  const behind = [...getParentPath([...path]), (path.at(-1) ?? 0) + 1];
  const id = nodeAt(view, [...path, 0])?.id ?? "";
  let next = view;
  for (let last = memberCount(view, path) - 1; last >= 0; last--) next = move(next, [...path, last], behind);
  return { view: remove(next, [...path]), id };
}

/** Groups and predicates, the root counted. */
export function sizeOf(view: ViewGroup): number {
  return [...nodesOf(view)].length;
}

/** Groups within groups, itself counted; 0 for a predicate. */
export function heightOf(node: Node): number {
  return isViewGroup(node) ? 1 + Math.max(0, ...node.rules.map(heightOf)) : 0;
}

/** Whether so many more nodes fit in the rule. */
export function hasRoomFor(view: ViewGroup, nodes: number): boolean {
  return sizeOf(view) + nodes <= LIMITS.nodes;
}

/** Whether the node may stand in the group at that path without nesting too deep. */
export function fitsIn(parent: Path, node: Node): boolean {
  return parent.length + 1 + heightOf(node) <= LIMITS.depth;
}

/** The limit that an edit would break, in words; undefined where it breaks none that was kept before. */
export function limitBroken(before: ViewGroup, after: ViewGroup): string | undefined {
  const broken = brokenLimit(toRule(after));
  return broken && !brokenLimit(toRule(before)) ? broken.message : undefined;
}
