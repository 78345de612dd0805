import { parseRule } from "@segments/rules";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LayoutTemplate, TriangleAlert } from "lucide-react";
import { Suspense, useId } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { RestoredDraft } from "../rule-builder/restored-draft.tsx";
import { useDraftKey } from "../rule-builder/use-draft-key.ts";
import { useRuleEditor } from "../rule-builder/use-rule-editor.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { NotAllowed } from "../shell/not-allowed.tsx";
import { Page } from "../shell/page.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import { useSession } from "../shell/use-session.ts";
import { useTitle } from "../shell/use-title.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";
import type { Template } from "../templates/template.ts";
import { templateOf } from "../templates/templates.ts";
import { DescriptionField, NameField } from "./fields.tsx";
import { type SegmentType, TypeChoice } from "./new-segment-type.tsx";
import { OffQuestion } from "./off-question.tsx";
import { RuleLoading } from "./rule-loading.tsx";
import { type SegmentStart, useNewSegment } from "./use-new-segment.ts";

const RuleWorkbench = lazyPart(async () => ({
  default: (await import("../rule-builder/rule-workbench.tsx")).RuleWorkbench,
}));

interface NewSegmentPageProps {
  readonly type: SegmentType;
  readonly onType: (type: SegmentType) => void;
  /** The id of the template that it begins from. */
  readonly template?: string | undefined;
  /** A rule that it begins from, and a name for it. */
  readonly rule?: object | undefined;
  readonly name?: string | undefined;
}

interface Drafted {
  /** What drafts are kept under. */
  readonly draftKey: string;
}

const empty: SegmentStart = { name: "", description: "", rule: null };

/** The create flow, for who may. */
export function NewSegmentPage(props: NewSegmentPageProps) {
  const { why } = useMay("segments.create");
  const template = templateOf(props.template);
  const draftKey = useDraftKey(`new.${template?.id ?? (props.rule ? JSON.stringify(props.rule) : "")}`);
  if (why !== undefined) return <NotAllowed title="New segment" why={why} />;
  if (draftKey === undefined)
    return (
      <Page title="New segment">
        <Loading />
      </Page>
    );
  if (template) return <FromTemplate key={template.id} {...props} from={template} draftKey={draftKey} />;
  return <NewSegment {...props} start={startFrom(props)} draftKey={draftKey} />;
}

/** What the address can't be read as is left out. */
function startFrom({ rule, name = "" }: NewSegmentPageProps): SegmentStart {
  const parsed = rule && parseRule(rule);
  return parsed?.ok ? { name, description: "", rule: parsed.rule } : empty;
}

function Loading() {
  return (
    <div className="px-4 md:px-6">
      <RuleLoading />
    </div>
  );
}

/** Waits for what the organization has of that which the template names. */
function FromTemplate({
  from: template,
  ...props
}: NewSegmentPageProps & Drafted & { readonly from: Template }) {
  const me = useSession()?.user?.id ?? 0;
  const rule = useQuery({
    queryKey: ["template", template.id],
    queryFn: ({ signal }) => resolveTemplate(template, me, signal),
    gcTime: 0,
  });
  const { name, description } = template;
  if (rule.data) return <NewSegment {...props} start={{ name, description, rule: rule.data }} />;
  return (
    <Page title="New segment">
      {rule.isError ? (
        <ErrorState
          title="The template could not be opened"
          error={rule.error}
          onRetry={() => void rule.refetch()}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/** Name, why it exists, type, and for a dynamic one the rule. */
function NewSegment({
  type,
  onType,
  start,
  draftKey,
}: Pick<NewSegmentPageProps, "type" | "onType"> & Drafted & { readonly start: SegmentStart }) {
  useTitle("New segment");
  const form = useId();
  const editor = useRuleEditor(start.rule, { key: draftKey, revision: 0 });
  const draft = useNewSegment(type, editor, start, draftKey);

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
            <div className="mb-3 flex items-center justify-between gap-3">
              <h2 className="text-sm font-semibold">Rule</h2>
              <Link
                to="/crm/segments/templates"
                className="inline-flex items-center gap-1.5 rounded text-sm text-accent-text hover:underline"
              >
                <LayoutTemplate aria-hidden className="size-4" />
                Templates
              </Link>
            </div>
            <RestoredDraft editor={editor} onDiscard={draft.discard} />
            <Suspense fallback={<RuleLoading />}>
              <RuleWorkbench editor={editor} />
            </Suspense>
          </section>
        )}
      </div>
      <OffQuestion
        count={draft.asking ? editor.off.length : undefined}
        onClose={draft.stopAsking}
        onSave={draft.saveWithoutOff}
      />
      <UnsavedGuard
        dirty={draft.dirty}
        saving={draft.saving}
        what="The segment you are making"
        onLeave={draft.drop}
      />
    </Page>
  );
}
