import { Button } from "../components/ui/button.tsx";
import type { FlowEditor } from "./use-flow-editor.ts";

/** Floats above the page while there is something to save. */
export function SaveSteps({ editor }: { readonly editor: FlowEditor }) {
  const { problem, saving, save, discard } = editor;
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
          <Button size="sm" variant="ghost" onClick={discard}>
            Discard
          </Button>
          <Button size="sm" variant="primary" disabled={saving} onClick={() => void save()}>
            {saving ? "Saving…" : "Save steps"}
          </Button>
        </span>
      </div>
    </div>
  );
}
