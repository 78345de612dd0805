import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { lazy, Suspense, useId } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { useRuleEditor } from "../rule-builder/use-rule-editor.ts";
import { NotAllowed } from "../shell/not-allowed.tsx";
import { Page } from "../shell/page.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import { DescriptionField, NameField } from "./fields.tsx";
import { type SegmentType, TypeChoice } from "./new-segment-type.tsx";
import { RuleLoading } from "./rule-loading.tsx";
import { useNewSegment } from "./use-new-segment.ts";

const RuleWorkbench = lazy(async () => ({
  default: (await import("../rule-builder/rule-workbench.tsx")).RuleWorkbench,
}));

interface NewSegmentPageProps {
  readonly type: SegmentType;
  readonly onType: (type: SegmentType) => void;
}

/** The create flow, for who may. */
export function NewSegmentPage(props: NewSegmentPageProps) {
  const { why } = useMay("segments.create");
  return why === undefined ? <NewSegment {...props} /> : <NotAllowed title="New segment" why={why} />;
}

/** Name, why it exists, type, and for a dynamic one the rule. */
function NewSegment({ type, onType }: NewSegmentPageProps) {
  useTitle("New segment");
  const form = useId();
  const editor = useRuleEditor(null);
  const draft = useNewSegment(type, editor);

  return (
    <Page
      title="New segment"
      subtitle="A named set of customers, filled by hand or by a rule."
      actions={
        <>
          <Button asChild variant="ghost">
            <Link to="/crm/segments">Cancel</Link>
          </Button>
          <Button type="submit" form={form} variant="primary" disabled={draft.saving}>
            {draft.saving ? "Creating…" : "Create segment"}
          </Button>
        </>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-16 md:px-6">
        <form id={form} noValidate onSubmit={draft.submit} className="flex max-w-2xl flex-col gap-5 pt-1">
          {draft.problem && (
            <Banner tone="danger" icon={TriangleAlert}>
              The segment was not created. {draft.problem}
            </Banner>
          )}
          <NameField
            autoFocus
            inputRef={draft.nameInput}
            value={draft.name}
            onChange={draft.setName}
            error={draft.nameProblem}
            placeholder="Hot leads in Vietnam"
          />
          <DescriptionField
            value={draft.description}
            onChange={draft.setDescription}
            error={draft.descriptionProblem}
          />
          <TypeChoice value={type} onChange={onType} />
        </form>
        {type === "dynamic" && (
          <section aria-label="Rule" className="mt-7">
            <h2 className="mb-3 text-sm font-semibold">Rule</h2>
            <Suspense fallback={<RuleLoading />}>
              <RuleWorkbench editor={editor} />
            </Suspense>
          </section>
        )}
      </div>
      <UnsavedGuard dirty={draft.dirty} what="The segment you are making" />
    </Page>
  );
}
