import type { Path, RuleGroupProps } from "react-querybuilder";
import { canDropHere } from "./can-drop.ts";
import { copyKey, dnd, groupKey } from "./dnd.tsx";
import type { ViewGroup } from "./view-rule.ts";

interface DropGapProps {
  /** Where a node dropped here would stand. */
  readonly path: Path;
  readonly schema: RuleGroupProps["schema"];
  readonly group: ViewGroup;
}

/** The space between two members of a group, or at its ends: the mark shows that it would land exactly here. */
export function DropGap({ path, schema, group }: DropGapProps) {
  const { dropRef, isOver } = dnd.useInlineCombinatorDnD({
    path,
    schema,
    rules: group.rules,
    canDrop: canDropHere,
    copyModeModifierKey: copyKey,
    groupModeModifierKey: groupKey,
  });
  return (
    <div ref={dropRef} className="relative h-1" data-drop-gap={path.join("-")}>
      {isOver && (
        <div
          data-drop-mark
          className="pointer-events-none absolute inset-x-0 top-1/2 z-10 h-0.5 -translate-y-1/2 rounded-full bg-accent before:absolute before:top-1/2 before:left-0 before:size-2 before:-translate-x-1 before:-translate-y-1/2 before:rounded-full before:border-2 before:border-accent before:bg-background"
        />
      )}
    </div>
  );
}
