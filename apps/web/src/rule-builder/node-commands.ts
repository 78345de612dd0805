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
  toggleOff,
  wrapInGroup,
} from "./tree.ts";
import { isOff, isViewGroup } from "./view-rule.ts";
import { wordsOf } from "./words.ts";

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
  const off = node !== undefined && !isViewGroup(node) && isOff(node);
  const whatever = words.replace(/^off: /, "");

  return {
    words,
    isGroup: node !== undefined && isViewGroup(node),
    can: (direction: Move) => destinationOf(view, path, direction) !== undefined,
    groupSide: groupBeside(view, path)?.side,
    canWrap: node !== undefined && hasRoomFor(view, 1) && fitsIn([...path, 0], node),
    move: (direction: Move) => {
      const edited = applyMove(view, path, direction);
      return edited !== undefined && perform(edited, `${said[direction]}, ${placeOf(edited)}: ${words}`);
    },
    isOff: off,
    toggleWords: `${off ? "Turn on" : "Turn off"}: ${whatever}`,
    toggleOff: (part?: "handle" | "asItIs") =>
      node !== undefined &&
      perform(
        { view: toggleOff(view, path), id: node.id ?? "" },
        `${off ? "Turned on" : "Turned off"}: ${whatever}`,
        part,
      ),
    duplicate: () => perform(duplicate(view, path), `Duplicated: ${words}`),
    wrap: () => perform(wrapInGroup(view, path), `Put into a group of its own: ${words}`),
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
