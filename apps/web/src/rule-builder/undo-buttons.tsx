import { Redo2, Undo2 } from "lucide-react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { Button } from "../components/ui/button.tsx";
import { modifierKey } from "../shell/modifier-key.ts";
import { useBuilder } from "./builder-context.ts";

/** Back and forward through the edits; absent until there was one. */
export function UndoButtons() {
  const { editor } = useBuilder();
  const announce = useAnnounce();
  const { undo, redo } = editor;
  if (!undo && !redo) return null;
  return (
    <span className="flex">
      <Button
        variant="ghost"
        size="iconSm"
        aria-label="Undo"
        title={`Undo (${modifierKey} Z)`}
        aria-disabled={!undo}
        onClick={() => {
          undo?.();
          if (undo) announce("Undone");
        }}
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="iconSm"
        aria-label="Redo"
        title={`Redo (${modifierKey} Shift Z)`}
        aria-disabled={!redo}
        onClick={() => {
          redo?.();
          if (redo) announce("Done again");
        }}
      >
        <Redo2 aria-hidden />
      </Button>
    </span>
  );
}
