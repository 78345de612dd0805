import type { KeyboardEvent } from "react";
import { QueryBuilder } from "react-querybuilder";
import { useBuilder } from "./builder-context.ts";
import { dnd } from "./dnd.tsx";
import { GroupBlock } from "./group-block.tsx";
import { CountHeads } from "./node-count.tsx";
import { PredicateRow } from "./predicate-row.tsx";
import type { ViewGroup } from "./view-rule.ts";

// react-querybuilder holds the tree and walks it; what a group and a predicate look like is ours.
const controls = { ruleGroup: GroupBlock, rule: PredicateRow };
const classes = { queryBuilder: "min-w-0" };

/** The rule of the builder around it, to be edited. */
export function RuleBuilder() {
  const { editor, change, readOnly } = useBuilder();

  function onKeyDown(event: KeyboardEvent) {
    // Within a text, the browser undoes what was typed.
    if (readOnly || event.target instanceof HTMLInputElement) return;
    if (event.key.toLowerCase() !== "z" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) editor.redo?.();
    else editor.undo?.();
  }

  return (
    <dnd.DndProvider>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the buttons below the rule */}
      <div onKeyDown={onKeyDown}>
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
