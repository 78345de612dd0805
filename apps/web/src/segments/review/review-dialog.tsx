import type { Rule } from "@segments/rules";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { CheckField } from "../../components/ui/check-field.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { sentenceOf } from "../../sentence.ts";
import { ALONE, type SegmentDetail, trpc } from "../../trpc.ts";
import { quoted } from "../quoted.ts";
import { Difference } from "./difference.tsx";
import { WhoNotices } from "./who-notices.tsx";

interface ReviewDialogProps {
  readonly segment: SegmentDetail;
  readonly rule: Rule;
  /** The earlier revision that it puts back. */
  readonly restoredFrom: number | undefined;
  readonly saving: boolean;
  readonly problem: string | undefined;
  readonly onSave: (announce: boolean) => void;
  readonly onClose: () => void;
}

/** What saving a rule brings about, before it is saved: who joins and leaves, what notices, and who is told. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { segment, rule, restoredFrom, saving, onSave, onClose } = props;
  const { id, name, ruleRevision } = segment;
  const [announce, setAnnounce] = useState(false);
  const compared = useQuery({
    ...trpc.segments.compareRule.queryOptions({ id, rule }, ALONE),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const { data, error } = compared;
  const refused = error ? problemOf(error) : undefined;
  // What can't be compared can still be saved, unless saving would be refused for the same reason.
  const savable = data !== undefined || (refused !== undefined && refused.issues.length === 0);
  const moving = data ? (data.joining?.count ?? 0) + (data.leaving?.count ?? 0) : 0;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !saving && onClose()}
      title={`Save the rule of ${quoted(name)}`}
      description={
        restoredFrom === undefined
          ? `Compared with what is saved, revision ${ruleRevision}. Nothing is changed until you save.`
          : `Puts back revision ${restoredFrom}. Compared with what is saved, revision ${ruleRevision}.`
      }
      className="max-w-xl"
      footer={
        <>
          {props.problem && (
            <p role="alert" className="mr-auto min-w-0 flex-1 self-center text-sm text-danger wrap-anywhere">
              Not saved. {props.problem}
            </p>
          )}
          <Button variant="ghost" disabled={saving} onClick={onClose}>
            Keep editing
          </Button>
          <Button variant="primary" disabled={!savable || saving} onClick={() => onSave(announce)}>
            {saving ? "Saving…" : data ? "Save" : "Save anyway"}
          </Button>
        </>
      }
    >
      <div className="min-h-64" aria-busy={!data && !refused}>
        {!data && !refused && <Loading />}
        {refused && (
          <div role="alert" className="flex flex-wrap items-center gap-2 py-2 text-danger">
            <span className="min-w-40 flex-1">
              {refused.issues.length === 0 && "The difference could not be worked out. "}
              {sentenceOf(refused.message)}
            </span>
            <Button size="sm" onClick={() => void compared.refetch()}>
              Try again
            </Button>
          </div>
        )}
        {data && (
          <>
            <Difference comparison={data} />
            <WhoNotices comparison={data} />
            {moving > 0 && (
              <div className="mt-3 border-t pt-2">
                <CheckField
                  checked={announce}
                  onChange={setAnnounce}
                  label="Tell those who listen"
                  hint="Sends segment.joined and segment.left for each of these customers. Otherwise the new rule is taken down quietly."
                />
              </div>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Loading() {
  return (
    <div className="grid gap-6 pt-2 sm:grid-cols-2">
      {["joining", "leaving"].map((side) => (
        <div key={side} className="flex flex-col gap-4">
          <Skeleton className="h-6 w-28" />
          <Skeleton className="w-40" />
          <Skeleton className="w-36" />
          <Skeleton className="w-44" />
        </div>
      ))}
    </div>
  );
}
