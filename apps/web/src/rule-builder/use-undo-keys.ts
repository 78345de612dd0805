import { type RefObject, useEffect, useRef } from "react";
import { useBuilder } from "./builder-context.ts";
import { useUndo } from "./use-undo.ts";

/**
 * Ctrl Z and Ctrl Shift Z, while the focus is in the builder or, after a dialog was closed, say, nowhere. Within a text, the
 * browser undoes what was typed.
 */
export function useUndoKeys(box: RefObject<HTMLElement | null>): void {
  const { readOnly } = useBuilder();
  const { undo, redo } = useUndo();
  const press = useRef((_: KeyboardEvent) => {});
  press.current = (event) => {
    const { target, key, metaKey, ctrlKey, altKey, shiftKey } = event;
    if (readOnly || key.toLowerCase() !== "z" || !(metaKey || ctrlKey) || altKey) return;
    const isHere = target === document.body || (target instanceof Node && box.current?.contains(target));
    if (!isHere || target instanceof HTMLInputElement) return;
    event.preventDefault();
    if (shiftKey) redo?.();
    else undo?.();
    // What had the focus may be gone.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) box.current?.focus();
    });
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
