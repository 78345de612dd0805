import { Redo2, Undo2 } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { modifierKey } from "../shell/modifier-key.ts";
import { useUndo } from "./use-undo.ts";

/** Back and forward through the edits; absent until there was one. */
export function UndoButtons() {
  const { undo, redo } = useUndo();
  if (!undo && !redo) return null;
  return (
    <span className="flex">
      <Button
        variant="ghost"
        size="iconSm"
        aria-label="Undo"
        title={`Undo (${modifierKey} Z)`}
        aria-disabled={!undo}
        onClick={() => undo?.()}
      >
        <Undo2 aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="iconSm"
        aria-label="Redo"
        title={`Redo (${modifierKey} Shift Z)`}
        aria-disabled={!redo}
        onClick={() => redo?.()}
      >
        <Redo2 aria-hidden />
      </Button>
    </span>
  );
}
