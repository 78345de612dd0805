import { useBuilder } from "./builder-context.ts";
import { applyMove, destinationOf, groupBeside, type Move } from "./moves.ts";
import {
  duplicate,
  type Edited,
  fitsIn,
  hasRoomFor,
  nodeAt,
  pathOf,
  removeNode,
  toggleNot,
  toggleOff,
  ungroup,
  wrapInGroup,
} from "./tree.ts";
import { isOff, isViewGroup } from "./view-rule.ts";
import { wordsOf, wordsWhetherOff } from "./words.ts";

const said: Record<Move, string> = {
  up: "Moved up",
  down: "Moved down",
  in: "Moved into the group",
  out: "Moved out of the group",
};

/** What can be done with a node as a whole, each said to those who don't see it. */
export function useNodeCommands(path: readonly number[]) {
  const { editor, perform, names } = useBuilder();
  const { view } = editor;
  const node = nodeAt(view, path);
  const words = node ? wordsOf(node, names.names) : "";
  const whetherOff = node ? wordsWhetherOff(node, names.names) : "";
  const group = node && isViewGroup(node) ? node : undefined;
  const off = node !== undefined && !group && isOff(node);
  const isTurned = group?.not === true;
  const canWrap = node !== undefined && hasRoomFor(view, 1) && fitsIn([...path, 0], node);

  return {
    words,
    isGroup: group !== undefined,
    can: (direction: Move) => destinationOf(view, path, direction) !== undefined,
    groupSide: groupBeside(view, path)?.side,
    canWrap,
    move: (direction: Move) => {
      const edited = applyMove(view, path, direction);
      return edited !== undefined && perform(edited, `${said[direction]}, ${placeOf(edited)}: ${words}`);
    },
    isOff: off,
    toggleWords: `${off ? "Turn on" : "Turn off"}: ${whetherOff}`,
    toggleOff: (part?: "handle" | "asItIs") =>
      node !== undefined &&
      perform(
        { view: toggleOff(view, path), id: node.id ?? "" },
        `${off ? "Turned on" : "Turned off"}: ${whetherOff}`,
        part,
      ),
    duplicate: () => perform(duplicate(view, path), `Duplicated: ${words}`),
    wrap: () => perform(wrapInGroup(view, path), `Put into a group of its own: ${words}`),
    isTurned,
    canTurn: group !== undefined || canWrap,
    /** A predicate in a group of its own, a group where it stands. */
    turn: () =>
      perform(
        group ? { view: toggleNot(view, path), id: group.id ?? "" } : wrapInGroup(view, path, { not: true }),
        `${isTurned ? "NOT taken away" : "Wrapped in NOT"}: ${words}`,
      ),
    // What NOT turns around would mean something else without it.
    canUngroup: group !== undefined && path.length > 0 && !isTurned && group.rules.length > 0,
    ungroup: () => perform(ungroup(view, path), `Ungrouped: ${words}`),
    remove: () => {
      const edited = removeNode(view, path);
      // Where nothing is left beside it, its group takes the focus, ready for another.
      const emptied = pathOf(edited.view, edited.id)?.length !== path.length;
      return perform(edited, `Removed: ${words}`, emptied ? "add" : "handle");
    },
  };
}

/** "2 of 3". */
function placeOf({ view, id }: Edited): string {
  const path = pathOf(view, id) ?? [];
  const parent = nodeAt(view, path.slice(0, -1));
  const of = parent && isViewGroup(parent) ? parent.rules.length : 1;
  return `${(path.at(-1) ?? 0) + 1} of ${of}`;
}
