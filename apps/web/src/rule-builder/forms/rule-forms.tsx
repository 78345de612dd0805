import { TriangleAlert } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Banner } from "../../components/ui/notice.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { RuleBuilder } from "../rule-builder.tsx";
import type { Preview } from "../use-preview.ts";
import type { RuleEditor } from "../use-rule-editor.ts";
import { CopyMenu } from "./copy-menu.tsx";
import { usePasteRule } from "./use-paste-rule.ts";

const RuleForm = lazyPart(async () => ({ default: (await import("./rule-form.tsx")).RuleForm }));

export type FormChoice = "builder" | "text" | "json";

const choices = [
  { value: "builder", label: "Builder" },
  { value: "text", label: "Text" },
  { value: "json", label: "JSON" },
] as const;

interface RuleFormsProps {
  readonly form: FormChoice;
  readonly onForm: (form: FormChoice) => void;
  readonly editor: RuleEditor;
  readonly preview: Preview;
}

/** One rule in the form that suits: as a tree, a line or JSON. */
export function RuleForms({ form, onForm, editor, preview }: RuleFormsProps) {
  usePasteRule();
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Segmented label="Form of the rule" value={form} onChange={onForm} choices={choices} />
        <CopyMenu editor={editor} />
      </div>
      <UnreadText editor={editor} form={form} onForm={onForm} />
      {form === "builder" ? (
        <RuleBuilder />
      ) : (
        <Suspense fallback={<Skeleton className="h-24 w-full" />}>
          <RuleForm key={form} form={form} issues={preview.issues} />
        </Suspense>
      )}
    </>
  );
}

type UnreadProps = Pick<RuleFormsProps, "editor" | "form" | "onForm">;

/** What was typed in another form and can't be read waits there until it is mended or dropped. */
function UnreadText({ editor: { unread, setUnread }, form, onForm }: UnreadProps) {
  if (!unread || unread.form === form) return null;
  return (
    <div className="mb-3">
      <Banner
        tone="warning"
        icon={TriangleAlert}
        action={
          <>
            <Button size="sm" variant="ghost" onClick={() => setUnread(undefined)}>
              Drop it
            </Button>
            <Button size="sm" onClick={() => onForm(unread.form)}>
              Back to it
            </Button>
          </>
        }
      >
        What was typed as {unread.form === "json" ? "JSON" : "text"} can’t be read, and is not part of the
        rule. {unread.problem}
      </Banner>
    </div>
  );
}
