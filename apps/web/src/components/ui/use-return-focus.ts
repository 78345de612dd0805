import { useMemo } from "react";

/** Gives the focus back to what had it before, when something that no trigger of its own opened is closed. */
export function useReturnFocus(open: boolean): (event: Event) => void {
  const before = useMemo(() => (open ? document.activeElement : null), [open]);
  return (event) => {
    if (!(before instanceof HTMLElement) || !before.isConnected) return;
    event.preventDefault();
    before.focus();
  };
}
