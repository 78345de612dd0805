import type { RuleDropInfo } from "@react-querybuilder/dnd";
import { type HTMLAttributes, type Ref, useCallback } from "react";
import type { RuleGroupProps, RuleProps } from "react-querybuilder";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { useBuilder } from "./builder-context.ts";
import { canDropHere } from "./can-drop.ts";
import { copyKey, dnd, groupKey } from "./dnd.tsx";
import type { ViewGroup, ViewPredicate } from "./view-rule.ts";
import { wordsOf } from "./words.ts";

/** What makes a node draggable by its handle. */
export interface NodeDnd {
  readonly nodeRef: Ref<HTMLDivElement>;
  readonly handleRef: Ref<HTMLElement>;
  readonly onPointerDown: HTMLAttributes<HTMLElement>["onPointerDown"];
  readonly isDragging: boolean;
}

function useShared({ path, schema, actions }: Pick<RuleProps, "path" | "schema" | "actions">) {
  const { readOnly, names } = useBuilder();
  const announce = useAnnounce();
  const onRuleDrop = useCallback(
    ({ draggedItem, targetPath, dropEffect }: RuleDropInfo) => {
      const words = wordsOf(draggedItem as ViewGroup | ViewPredicate, names.names);
      announce(
        `${dropEffect === "copy" ? "Copied" : "Moved"} to place ${(targetPath.at(-1) ?? 0) + 1}: ${words}`,
      );
    },
    [announce, names],
  );
  return {
    path,
    schema,
    actions,
    disabled: readOnly,
    canDrop: canDropHere,
    copyModeModifierKey: copyKey,
    groupModeModifierKey: groupKey,
    onRuleDrop,
  };
}

export function usePredicateDnd(props: RuleProps): NodeDnd {
  const found = dnd.useRuleDnD({ ...useShared(props), rule: props.rule });
  return {
    nodeRef: found.dndRef,
    handleRef: found.dragRef,
    onPointerDown: found.dragHandleAttributes?.onPointerDown,
    isDragging: found.isDragging,
  };
}

export function useGroupDnd(props: RuleGroupProps): NodeDnd {
  const found = dnd.useRuleGroupDnD({ ...useShared(props), ruleGroup: props.ruleGroup });
  return {
    nodeRef: found.previewRef,
    handleRef: found.dragRef,
    onPointerDown: found.dragHandleAttributes?.onPointerDown,
    isDragging: found.isDragging,
  };
}
