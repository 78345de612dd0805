import { useDndContext } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import type { Path } from "react-querybuilder";
import { useBuilder } from "./builder-context.ts";
import { nodeAt } from "./tree.ts";
import { wordsOf } from "./words.ts";

/** What is being dragged, in words, under the pointer. */
export function DragGhost() {
  const { editor, names } = useBuilder();
  const { active } = useDndContext();
  const path = active?.data.current?.path as Path | undefined;
  const node = path && nodeAt(editor.view, path);
  if (!node) return null;
  return (
    <div className="flex h-8 w-fit max-w-96 translate-x-3 translate-y-3 items-center gap-1.5 rounded-lg border bg-raised pr-3 pl-1.5 text-sm shadow-float">
      <GripVertical aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="truncate">{wordsOf(node, names.names)}</span>
    </div>
  );
}
