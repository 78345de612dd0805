import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Sheet } from "../../components/ui/sheet.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { client, queryClient, type RuleVersion, type SegmentDetail, trpc } from "../../trpc.ts";
import { VersionRow } from "./version-row.tsx";

interface RuleHistoryProps {
  readonly segment: SegmentDetail;
  /** Absent for who may not change the rule. */
  readonly onRestore: ((version: RuleVersion) => void) | undefined;
  readonly onClose: () => void;
}

/** Every rule that a segment has had, the newest first. */
export function RuleHistory({ segment, onRestore, onClose }: RuleHistoryProps) {
  const { id, ruleRevision } = segment;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [...trpc.segments.versions.queryKey({ id }), "pages"],
    queryFn: ({ pageParam, signal }) => client.segments.versions.query({ id, before: pageParam }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
  });
  const versions = data?.pages.flatMap((page) => page.versions);
  const isBehind = (versions?.[0]?.revision ?? 0) > ruleRevision;
  useEffect(() => {
    // Somebody else saved.
    if (isBehind) void queryClient.invalidateQueries({ queryKey: trpc.segments.get.queryKey({ id }) });
  }, [isBehind, id]);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title="History of the rule"
      className="w-[min(520px,100vw)]"
    >
      <p className="mb-2 text-sm text-muted">
        Every rule that was saved. Restoring one makes a new revision, and shows the difference first.
      </p>
      {!versions && !error && <Loading />}
      <ol className="divide-y">
        {versions?.map((version) => (
          <VersionRow
            key={version.revision}
            version={version}
            current={version.revision === ruleRevision}
            onRestore={onRestore}
          />
        ))}
      </ol>
      {versions?.length === 0 && <p className="py-6 text-muted">No revision was kept of this rule yet.</p>}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-2 py-2 text-danger">
          <span className="min-w-40 flex-1">{problemOf(error).message}</span>
          <Button size="sm" onClick={() => void (versions ? fetchNextPage() : refetch())}>
            Try again
          </Button>
        </div>
      )}
      {hasNextPage && !error && (
        <Button size="sm" className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show more"}
        </Button>
      )}
    </Sheet>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-5 pt-3">
      {[280, 340, 240].map((width) => (
        <span key={width} className="flex flex-col gap-2.5">
          <Skeleton className="w-40" />
          <span style={{ width }} className="max-w-full">
            <Skeleton className="w-full" />
          </span>
        </span>
      ))}
    </div>
  );
}
