import { type RefObject, useEffect } from "react";
import { type FocusPart, useBuilder } from "./builder-context.ts";

/** Takes the focus when an edit left it to this part of the node. */
export function useFocusPart(id: string, part: FocusPart, target: RefObject<HTMLElement | null>): void {
  const { focus, clearFocus } = useBuilder();
  const wanted = focus?.id === id && focus.part === part;
  useEffect(() => {
    if (!wanted) return;
    target.current?.focus();
    clearFocus();
  }, [wanted, target, clearFocus]);
}
