import { LIMITS } from "@segments/rules";
import { FolderPlus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { AddPredicate } from "./add-predicate.tsx";
import { useBuilder } from "./builder-context.ts";
import { NodeActions } from "./node-actions.tsx";
import { NodeCount } from "./node-count.tsx";
import { addGroup, fitsIn, hasRoomFor } from "./tree.ts";
import { UndoButtons } from "./undo-buttons.tsx";
import { emptyView } from "./view-rule.ts";

interface GroupFooterProps {
  readonly id: string;
  readonly path: readonly number[];
}

/** Below the members: what can be added, and what the group comes to. */
export function GroupFooter({ id, path }: GroupFooterProps) {
  const { editor, perform, readOnly } = useBuilder();
  const { view } = editor;
  const full = !hasRoomFor(view, 1);
  const deep = !fitsIn(path, emptyView());
  const isRoot = path.length === 0;
  return (
    <div className="group/row flex min-h-8 flex-wrap items-center gap-x-0.5 pr-2">
      {!readOnly && (
        <>
          <AddPredicate id={id} path={path} disabled={full} />
          <Button
            variant="ghost"
            size="sm"
            disabled={full || deep}
            aria-label="Add a group"
            title={deep ? `Groups can be nested at most ${LIMITS.depth} deep` : "Add a group"}
            onClick={() => perform(addGroup(view, path), "Added a group", "add")}
          >
            <FolderPlus aria-hidden />
            Group
          </Button>
          {full && (
            <span className="text-xs text-muted">The rule has all {LIMITS.nodes} parts that it can have</span>
          )}
        </>
      )}
      {isRoot && !readOnly && (
        <div className="ml-auto">
          <UndoButtons />
        </div>
      )}
      {!isRoot && (
        <div className="ml-auto flex items-center gap-1">
          <NodeActions path={path} />
          <NodeCount id={id} what="this group" />
        </div>
      )}
    </div>
  );
}
