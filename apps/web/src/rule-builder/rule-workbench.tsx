import type { RuleIssue } from "@segments/rules";
import { useState } from "react";
import { BuilderProvider } from "./builder-provider.tsx";
import { CountPanel } from "./count-panel.tsx";
import { type FormChoice, RuleForms } from "./forms/rule-forms.tsx";
import { Hints } from "./hints/hints.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import { RuleForecast } from "./rule-forecast.tsx";
import { SentenceLine } from "./sentence-line.tsx";
import { TestCustomer } from "./test-customer.tsx";
import { usePreview } from "./use-preview.ts";
import type { RuleEditor } from "./use-rule-editor.ts";

interface RuleWorkbenchProps {
  readonly editor: RuleEditor;
  readonly savedIssues?: readonly RuleIssue[];
  readonly readOnly?: boolean;
  /** Whose rule it is, where that is saved already. */
  readonly segmentId?: number;
}

/** The rule to edit in each of its forms, as a sentence, and who matches it: beside it, or above it on a narrow screen. */
export function RuleWorkbench({ editor, savedIssues, readOnly = false, segmentId }: RuleWorkbenchProps) {
  const [form, setForm] = useState<FormChoice>(editor.unread?.form ?? "builder");
  const preview = usePreview(editor, segmentId);
  return (
    <BuilderProvider editor={editor} preview={preview} savedIssues={savedIssues} readOnly={readOnly}>
      <div className="flex flex-col gap-x-8 gap-y-4 lg:flex-row lg:items-start">
        <aside
          aria-label="Who matches"
          className="shrink-0 lg:sticky lg:top-0 lg:order-2 lg:w-64 lg:border-l lg:pl-6"
        >
          <CountPanel editor={editor} preview={preview} />
          <div className="max-lg:hidden">
            <PreviewRows preview={preview} />
            <RuleForecast editor={editor} preview={preview} />
            <TestCustomer editor={editor} />
          </div>
        </aside>
        <div className="min-w-0 flex-1">
          <RuleForms form={form} onForm={setForm} editor={editor} preview={preview} />
          <SentenceLine editor={editor} />
          <Hints preview={preview} segmentId={segmentId} onShow={() => setForm("builder")} />
          <div className="lg:hidden">
            <PreviewRows preview={preview} />
            <RuleForecast editor={editor} preview={preview} />
            <TestCustomer editor={editor} />
          </div>
        </div>
      </div>
    </BuilderProvider>
  );
}
