import { Button } from "../components/ui/button.tsx";

interface SaveBarProps {
  readonly problem: string | undefined;
  readonly saving: boolean;
  /** "Save rule" */
  readonly verb: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Floats above the page while there is something to save. */
export function SaveBar({ problem, saving, verb, onSave, onDiscard }: SaveBarProps) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4">
      <div
        role="toolbar"
        aria-label="Unsaved changes"
        className="pointer-events-auto flex max-w-full animate-rise flex-wrap items-center gap-2 rounded-xl border bg-raised py-1.5 pr-1.5 pl-4 shadow-float"
      >
        {problem ? (
          <span role="alert" className="max-w-md text-sm text-danger">
            Not saved. {problem}
          </span>
        ) : (
          <span className="text-sm whitespace-nowrap">Unsaved changes</span>
        )}
        <span className="ml-2 flex gap-1.5">
          <Button size="sm" variant="ghost" disabled={saving} onClick={onDiscard}>
            Discard
          </Button>
          <Button size="sm" variant="primary" disabled={saving} onClick={onSave}>
            {saving ? "Saving…" : verb}
          </Button>
        </span>
      </div>
    </div>
  );
}
