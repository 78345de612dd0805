import { getParentPath, move } from "react-querybuilder";
import { type Edited, fitsIn, nodeAt } from "./tree.ts";
import { isViewGroup, type ViewGroup } from "./view-rule.ts";

export const moves = ["up", "down", "in", "out"] as const;
export type Move = (typeof moves)[number];

type Path = readonly number[];

/**
 * Where a move by keyboard leads, as a place in the tree before it; undefined where it leads nowhere. "In" is the end of
 * the group above, or else the start of the group below; "out" is behind the group that the node is in.
 */
export function destinationOf(view: ViewGroup, path: Path, direction: Move): Path | undefined {
  const index = path.at(-1);
  const node = nodeAt(view, path);
  const parent = getParentPath([...path]);
  const group = nodeAt(view, parent);
  if (index === undefined || !node || !group || !isViewGroup(group)) return undefined;
  switch (direction) {
    case "up":
      return index > 0 ? [...parent, index - 1] : undefined;
    case "down":
      return index < group.rules.length - 1 ? [...parent, index + 2] : undefined;
    case "in": {
      const into = groupBeside(view, path);
      if (!into || !fitsIn(into.path, node)) return undefined;
      return [...into.path, into.side === "above" ? into.length : 0];
    }
    case "out": {
      const place = parent.at(-1);
      return place === undefined ? undefined : [...getParentPath(parent), place + 1];
    }
  }
}

/** The sibling group that "in" leads to. */
export function groupBeside(view: ViewGroup, path: Path) {
  const parent = getParentPath([...path]);
  const index = path.at(-1) ?? 0;
  for (const [side, at] of [
    ["above", [...parent, index - 1]],
    ["below", [...parent, index + 1]],
  ] as const) {
    const sibling = nodeAt(view, at);
    if (sibling && isViewGroup(sibling)) return { side, path: at, length: sibling.rules.length };
  }
  return undefined;
}

export function applyMove(view: ViewGroup, path: Path, direction: Move): Edited | undefined {
  const to = destinationOf(view, path, direction);
  const id = nodeAt(view, path)?.id;
  if (!to || id === undefined) return undefined;
  return { view: move(view, [...path], [...to]), id };
}
