import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Archive, History, ListChecks, Lock } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { useDraftKey } from "../rule-builder/use-draft-key.ts";
import { continued } from "../sentence.ts";
import { useMay } from "../shell/use-may.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { isKept } from "./is-kept.ts";
import { RuleEdit } from "./rule-edit.tsx";
import { RuleLoading } from "./rule-loading.tsx";

interface SegmentRulesProps {
  readonly id: number;
  /** Whether the earlier rules are looked at. */
  readonly history: boolean;
  readonly onHistory: (open: boolean) => void;
}

/** The Rules tab. */
export function SegmentRules({ id, ...props }: SegmentRulesProps) {
  const segment = useQuery(trpc.segments.get.queryOptions({ id })).data;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-24 md:px-6">
      {segment ? <Loaded segment={segment} {...props} /> : <RuleLoading />}
    </div>
  );
}

function Loaded({
  segment,
  history,
  onHistory,
}: { readonly segment: SegmentDetail } & Omit<SegmentRulesProps, "id">) {
  const { why } = useMay("segments.update");
  const draftKey = useDraftKey(`segment.${segment.id}`);
  if (segment.type === "static") {
    return (
      <EmptyState
        icon={ListChecks}
        title="A static segment has no rule"
        action={
          <Button asChild>
            <Link to="/crm/segments/$id" params={{ id: segment.id }}>
              Go to its customers
            </Link>
          </Button>
        }
      >
        Its customers are added by hand, by an import or by an automation, and stay until they are removed.
      </EmptyState>
    );
  }
  return (
    <>
      {segment.archivedAt && (
        <p className="mb-3 flex items-center gap-2 text-sm text-muted">
          <Archive aria-hidden className="size-4 shrink-0" />
          The rule of an archived segment can be looked at. Restore the segment to change it.
        </p>
      )}
      {isKept(segment) && (
        <p className="mb-3 flex items-center gap-2 text-sm text-muted">
          <Lock aria-hidden className="size-4 shrink-0" />
          Kept by Segments for every organization. Duplicate it to have one of your own.
        </p>
      )}
      {why && !segment.archivedAt && !isKept(segment) && (
        <p className="mb-3 flex items-center gap-2 text-sm text-muted">
          <Lock aria-hidden className="size-4 shrink-0" />
          The rule can be looked at. Changing it {continued(why)}
        </p>
      )}
      <div className="mb-1 flex justify-end">
        <Button variant="ghost" size="sm" aria-haspopup="dialog" onClick={() => onHistory(true)}>
          <History aria-hidden />
          History
          {segment.ruleRevision > 1 && <span className="numeric">{segment.ruleRevision}</span>}
        </Button>
      </div>
      {draftKey === undefined ? (
        <RuleLoading />
      ) : (
        <RuleEdit segment={segment} draftKey={draftKey} history={history} onHistory={onHistory} />
      )}
    </>
  );
}
