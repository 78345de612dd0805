import { useRef } from "react";
import { QueryBuilder } from "react-querybuilder";
import { useBuilder } from "./builder-context.ts";
import { dnd } from "./dnd.tsx";
import { GroupBlock } from "./group-block.tsx";
import { CountHeads } from "./node-count.tsx";
import { PredicateRow } from "./predicate-row.tsx";
import { useUndoKeys } from "./use-undo-keys.ts";
import type { ViewGroup } from "./view-rule.ts";

// react-querybuilder holds the tree and walks it; what a group and a predicate look like is ours.
const controls = { ruleGroup: GroupBlock, rule: PredicateRow };
const classes = { queryBuilder: "min-w-0" };

/** The rule of the builder around it, to be edited. */
export function RuleBuilder() {
  const { editor, change } = useBuilder();
  const box = useRef<HTMLDivElement>(null);
  useUndoKeys(box);

  return (
    <dnd.DndProvider>
      <div ref={box} tabIndex={-1} className="-m-1 overflow-x-auto p-1 outline-none">
        {editor.view.rules.length > 0 && <CountHeads />}
        <QueryBuilder
          query={editor.view}
          onQueryChange={(next) => change(next as ViewGroup)}
          controlElements={controls}
          controlClassnames={classes}
          enableDragAndDrop={false}
          enableMountQueryChange={false}
          suppressStandardClassnames
        />
      </div>
    </dnd.DndProvider>
  );
}
