import { Suspense, useEffect } from "react";
import { learnNames } from "../rule-builder/name-store.ts";
import { RestoredDraft } from "../rule-builder/restored-draft.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { SaveBar } from "../shell/save-bar.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import type { SegmentDetail } from "../trpc.ts";
import { isKept } from "./is-kept.ts";
import { OffQuestion } from "./off-question.tsx";
import { RuleConflict } from "./rule-conflict.tsx";
import { RuleLoading } from "./rule-loading.tsx";
import { useRuleEdit } from "./use-rule-edit.ts";

const RuleWorkbench = lazyPart(async () => ({
  default: (await import("../rule-builder/rule-workbench.tsx")).RuleWorkbench,
}));

const ReviewDialog = lazyPart(async () => ({
  default: (await import("./review/review-dialog.tsx")).ReviewDialog,
}));
const RuleHistory = lazyPart(async () => ({
  default: (await import("./history/rule-history.tsx")).RuleHistory,
}));

interface RuleEditProps {
  readonly segment: SegmentDetail;
  /** What drafts are kept under. */
  readonly draftKey: string;
  /** Whether the earlier rules are looked at. */
  readonly history: boolean;
  readonly onHistory: (open: boolean) => void;
}

/** The saved rule, to be changed and saved again, and those before it. */
export function RuleEdit({ segment, draftKey, history, onHistory }: RuleEditProps) {
  const edit = useRuleEdit(segment, draftKey);
  const { may } = useMay("segments.update");
  const readOnly = segment.archivedAt !== null || isKept(segment) || !may;
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
          readOnly={readOnly}
        />
      </Suspense>
      {editor.dirty && !edit.conflict && (
        <SaveBar
          problem={edit.problem}
          saving={edit.saving}
          verb="Save…"
          onSave={() => edit.review()}
          onDiscard={edit.discard}
        />
      )}
      <Suspense>
        {edit.reviewing && (
          <ReviewDialog
            segment={segment}
            rule={edit.reviewing}
            restoredFrom={edit.restoredFrom}
            saving={edit.saving}
            problem={edit.problem}
            onSave={(announce) => void edit.save(announce)}
            onClose={edit.closeReview}
          />
        )}
        {history && (
          <RuleHistory
            segment={segment}
            onRestore={
              readOnly
                ? undefined
                : (version) => {
                    onHistory(false);
                    edit.restore(version);
                  }
            }
            onClose={() => onHistory(false)}
          />
        )}
      </Suspense>
      <OffQuestion
        count={edit.asking && editor.off.length}
        onClose={edit.stopAsking}
        onSave={() => edit.asking?.()}
      />
      <UnsavedGuard
        dirty={editor.dirty}
        saving={edit.saving}
        what="Your changes to the rule"
        onLeave={editor.dropDraft}
      />
    </>
  );
}
