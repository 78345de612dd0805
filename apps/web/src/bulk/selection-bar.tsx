import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { Button } from "../components/ui/button.tsx";
import { formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { modifierKey } from "../shell/modifier-key.ts";
import { toast } from "../shell/toast.ts";
import { useHeightTold } from "../shell/use-height-told.ts";
import { ActionButtons } from "./action-buttons.tsx";
import { tableActions } from "./actions.tsx";
import type { Chosen, TableAction } from "./table-action.ts";
import type { BulkSelection } from "./use-bulk-selection.ts";

interface SelectionBarProps {
  readonly selection: BulkSelection;
  readonly segment?: Chosen["segment"];
}

/** How many customers are chosen, and what can be done with them. */
export function SelectionBar({ selection, segment }: SelectionBarProps) {
  const { audience, count, everything, more, selectEverything, clear } = selection;
  const [open, setOpen] = useState<TableAction>();
  const acting = useRef(false);
  const bar = useRef<HTMLElement>(null);
  useShortcut(bar);
  // Toasts stand above its buttons.
  useHeightTold(bar, "--selection-bar");
  const chosen: Chosen = { audience, count, everything, segment };
  const actions = tableActions.filter(({ stands }) => !stands || stands(chosen));

  function leave() {
    setOpen(undefined);
    clear();
    focusPage();
  }

  async function act(action: TableAction) {
    if (acting.current) return;
    const begun = action.atOnce?.(chosen);
    if (!begun) {
      setOpen(action);
      return;
    }
    acting.current = true;
    try {
      await begun;
      leave();
    } catch (error) {
      toast.error("Nothing was changed", { description: problemOf(error).message });
    } finally {
      acting.current = false;
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    // Menus and dialogs are elsewhere in the document, but their keys come by here.
    if (event.key !== "Escape" || !bar.current?.contains(event.target as Node)) return;
    clear();
    focusPage();
  }

  return (
    <section
      ref={bar}
      data-action-bar
      aria-label="Actions for the selected customers"
      onKeyDown={onKeyDown}
      className="relative z-20 flex min-h-12 shrink-0 animate-rise flex-wrap items-center gap-x-2 gap-y-1 border-t bg-raised px-4 max-md:py-2 md:flex-nowrap md:px-6"
    >
      <span className="numeric text-sm font-medium whitespace-nowrap">{formatNumber(count)} selected</span>
      {more !== undefined && (
        <Button size="sm" variant="ghost" className="numeric text-accent-text" onClick={selectEverything}>
          Select all {formatNumber(more)} that match
        </Button>
      )}
      <span aria-hidden className="h-5 border-l max-md:hidden" />
      <ActionButtons actions={actions} onAct={(action) => void act(action)} />
      <kbd
        className="rounded border px-1 font-sans text-xs text-muted max-lg:hidden"
        title="Leads to these actions"
      >
        {modifierKey} .
      </kbd>
      <Button
        size="iconSm"
        variant="ghost"
        aria-label="Clear the selection"
        className="ml-auto"
        onClick={clear}
      >
        <X aria-hidden />
      </Button>
      {open && <open.Dialog chosen={chosen} onClose={() => setOpen(undefined)} onBegun={leave} />}
    </section>
  );
}

/** Ctrl or ⌘ and a full stop lead from the rows to the actions. */
function useShortcut(bar: { readonly current: HTMLElement | null }): void {
  const announce = useAnnounce();
  useEffect(() => {
    announce(`Customers are selected. ${modifierKey} and full stop lead to the actions.`);
    function onKey(event: globalThis.KeyboardEvent) {
      if (event.key !== "." || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      bar.current?.querySelector<HTMLElement>("button:not(.invisible)")?.focus();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [bar, announce]);
}

/** The bar is gone with the selection: the focus goes on from the page, unless something else has it. */
function focusPage(): void {
  window.setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById("main")?.focus();
  }, 50);
}
