import { parseRule } from "@segments/rules";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Sheet } from "../components/ui/sheet.tsx";
import { BuilderProvider } from "./builder-provider.tsx";
import { CountPanel } from "./count-panel.tsx";
import { RuleBuilder } from "./rule-builder.tsx";
import { usePreview } from "./use-preview.ts";
import { useRuleEditor } from "./use-rule-editor.ts";

interface FilterSheetProps {
  readonly filter?: object | undefined;
  readonly onClose: () => void;
  readonly onApply: (filter: object | undefined) => void;
}

/** A rule that narrows a table for the moment, built like that of a segment. */
export function FilterSheet({ filter, onClose, onApply }: FilterSheetProps) {
  const [start] = useState(() => (filter ? parseRule(filter) : undefined));
  const editor = useRuleEditor(start?.ok ? start.rule : null);
  const preview = usePreview(editor);
  const { parsed, view } = editor;

  function apply() {
    if (view.rules.length === 0) onApply(undefined);
    else if (parsed.ok) onApply(parsed.rule);
    else editor.reveal();
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title="Filter customers"
      className="w-[min(680px,100vw)]"
      footer={
        <>
          {filter && (
            <Button variant="ghost" className="mr-auto" onClick={() => onApply(undefined)}>
              Remove the filter
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      {start && !start.ok && (
        <p role="alert" className="mb-3 text-sm text-danger">
          The filter in the address could not be read, so it starts anew here.
        </p>
      )}
      <BuilderProvider editor={editor} preview={preview}>
        <RuleBuilder />
      </BuilderProvider>
      <section aria-label="In the whole contact book" className="mt-6 border-t pt-4">
        <h3 className="mb-1 text-xs font-medium text-muted">In the whole contact book</h3>
        <CountPanel editor={editor} preview={preview} />
      </section>
    </Sheet>
  );
}
