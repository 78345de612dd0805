import { lazy, Suspense, useEffect } from "react";
import { learnNames } from "../rule-builder/name-store.ts";
import { RestoredDraft } from "../rule-builder/restored-draft.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import type { SegmentDetail } from "../trpc.ts";
import { OffQuestion } from "./off-question.tsx";
import { RuleConflict } from "./rule-conflict.tsx";
import { RuleLoading } from "./rule-loading.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useRuleEdit } from "./use-rule-edit.ts";

const RuleWorkbench = lazy(async () => ({
  default: (await import("../rule-builder/rule-workbench.tsx")).RuleWorkbench,
}));

interface RuleEditProps {
  readonly segment: SegmentDetail;
  /** What drafts are kept under. */
  readonly draftKey: string;
}

/** The saved rule, to be changed and saved again. */
export function RuleEdit({ segment, draftKey }: RuleEditProps) {
  const edit = useRuleEdit(segment, draftKey);
  const { may } = useMay("segments.update");
  const { editor } = edit;
  const { names } = segment;
  useEffect(() => learnNames(names), [names]);
  return (
    <>
      {edit.conflict && <RuleConflict edit={edit} segment={segment} />}
      <RestoredDraft editor={editor} onDiscard={edit.discard} />
      <Suspense fallback={<RuleLoading />}>
        <RuleWorkbench
          editor={editor}
          segmentId={segment.id}
          savedIssues={segment.issues}
          readOnly={segment.archivedAt !== null || segment.special === "suppressed" || !may}
        />
      </Suspense>
      {editor.dirty && !edit.conflict && (
        <SaveBar
          problem={edit.problem}
          saving={edit.saving}
          onSave={() => void edit.save()}
          onDiscard={edit.discard}
        />
      )}
      <OffQuestion
        count={edit.asking && editor.off.length}
        onClose={edit.stopAsking}
        onSave={() => edit.asking?.()}
      />
      <UnsavedGuard dirty={editor.dirty} what="Your changes to the rule" />
    </>
  );
}
