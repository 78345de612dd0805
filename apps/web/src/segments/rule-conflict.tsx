import { Users } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import type { SegmentDetail } from "../trpc.ts";
import type { RuleEdit } from "./use-rule-edit.ts";

interface RuleConflictProps {
  readonly edit: RuleEdit;
  readonly segment: SegmentDetail;
}

/** Somebody else saved the rule while it was edited here: nothing is lost on either side until one is chosen. */
export function RuleConflict({ edit, segment }: RuleConflictProps) {
  return (
    <div className="mb-4">
      <Banner
        tone="warning"
        icon={Users}
        action={
          <>
            <Button size="sm" disabled={edit.saving} onClick={edit.discard}>
              Load the saved rule
            </Button>
            <Button
              size="sm"
              variant="danger"
              disabled={edit.saving}
              onClick={() => edit.review(segment.ruleRevision)}
            >
              Save mine over it…
            </Button>
          </>
        }
      >
        <strong className="font-semibold">Somebody else saved this rule while you were changing it.</strong>{" "}
        Yours began with revision {edit.revision}, saved is revision {segment.ruleRevision}
        {segment.sentence && <>: “{segment.sentence.slice(0, 300)}”</>}. Your changes are still here, not
        saved.
      </Banner>
    </div>
  );
}
