import type { Rule } from "@segments/rules";
import { Button } from "../components/ui/button.tsx";
import { Sheet } from "../components/ui/sheet.tsx";
import { BuilderProvider } from "../rule-builder/builder-provider.tsx";
import { CountPanel } from "../rule-builder/count-panel.tsx";
import { RuleBuilder } from "../rule-builder/rule-builder.tsx";
import { SentenceLine } from "../rule-builder/sentence-line.tsx";
import { usePreview } from "../rule-builder/use-preview.ts";
import { useRuleEditor } from "../rule-builder/use-rule-editor.ts";

interface ConditionSheetProps {
  readonly rule: Rule | undefined;
  readonly onClose: () => void;
  readonly onApply: (rule: Rule) => void;
}

/** The rule by which customers go on, built like that of a segment. */
export function ConditionSheet({ rule, onClose, onApply }: ConditionSheetProps) {
  const editor = useRuleEditor(rule ?? null);
  const preview = usePreview(editor);
  const { parsed } = editor;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title="Who goes on"
      className="w-[min(680px,100vw)]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={() => (parsed.ok ? onApply(parsed.rule) : editor.reveal())}>
            Use this rule
          </Button>
        </>
      }
    >
      <BuilderProvider editor={editor} preview={preview}>
        <RuleBuilder />
        <SentenceLine editor={editor} />
      </BuilderProvider>
      <section aria-label="In the whole contact book" className="mt-6 border-t pt-4">
        <h3 className="mb-1 text-xs font-medium text-muted">In the whole contact book now</h3>
        <CountPanel editor={editor} preview={preview} />
      </section>
    </Sheet>
  );
}
