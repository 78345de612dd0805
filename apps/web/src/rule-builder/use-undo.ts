import { useAnnounce } from "../components/ui/announcer.tsx";
import { useBuilder } from "./builder-context.ts";

/** Back and forward through the edits, said to those who don't see it; absent where there is nothing to go to. */
export function useUndo() {
  const { undo, redo } = useBuilder().editor;
  const announce = useAnnounce();
  return {
    undo:
      undo &&
      (() => {
        undo();
        announce("Undone");
      }),
    redo:
      redo &&
      (() => {
        redo();
        announce("Done again");
      }),
  };
}
