import { Button } from "../components/ui/button.tsx";
import { modifierKey } from "../shell/modifier-key.ts";
import { useBuilder } from "./builder-context.ts";
import { fieldChoices } from "./catalogue.ts";
import { NodeMessages } from "./node-messages.tsx";
import { addPredicate } from "./tree.ts";
import { UndoButtons } from "./undo-buttons.tsx";

/** Where a rule begins: every field is one click away. */
export function EmptyRule({ id }: { readonly id: string }) {
  const { editor, perform } = useBuilder();
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-4 py-5">
      <p className="text-sm font-medium">What do the customers have in common?</p>
      <p className="mt-0.5 text-sm text-muted">Start with one field; add others and group them afterwards.</p>
      <div className="mt-3 flex flex-wrap gap-1.5">
        {fieldChoices.map(({ name, label, hint }) => (
          <Button
            key={name}
            size="sm"
            title={hint}
            onClick={() => perform(addPredicate(editor.view, [], name), `Added: ${label}`, "value")}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className="mt-3 text-xs text-muted">
        Or paste a rule from somewhere else ({modifierKey} V), as text or as JSON.
      </p>
      {editor.undo && (
        <div className="mt-3 -mb-2 flex justify-end">
          <UndoButtons />
        </div>
      )}
      <NodeMessages id={id} className="mt-3" />
    </div>
  );
}
