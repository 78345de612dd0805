import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { useNames } from "../rule-builder/use-names.ts";
import { type CauseContext, causeWords } from "../segments/activity/cause-words.ts";
import { Sentence } from "../segments/activity/sentence.tsx";
import { Sign } from "../segments/activity/sign.tsx";
import { wantedByFacets } from "../segments/activity/wanted-by-facets.ts";
import { quoted } from "../segments/quoted.ts";
import { Ago } from "../shell/ago.tsx";
import { type CustomerTimelineEntry, client, trpc } from "../trpc.ts";
import { Part } from "./page/part.tsx";

/** What happens meanwhile is looked for so often, in milliseconds, while the tab is in sight. */
const LOOK_AGAIN = 15_000;
const PAGE = 10;

/** Which segments a customer joined and left, the latest first, and what brought it about. */
export function CustomerTimeline({ customerId }: { readonly customerId: number }) {
  const query = useInfiniteQuery({
    queryKey: [...trpc.customers.timeline.queryKey({ id: customerId }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.customers.timeline.query({ id: customerId, before: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
    refetchInterval: LOOK_AGAIN,
  });
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries), [data]);
  const known = useNames(wantedByFacets(entries?.flatMap(({ facets }) => facets) ?? []));
  return (
    <Part title="Segments over time">
      {!entries && !error && <Skeleton className="mt-2 h-16 w-full" />}
      {entries?.length === 0 && (
        <p className="py-1.5 text-muted">
          Nothing yet. The segments that this customer joins and leaves appear here, and why.
        </p>
      )}
      {entries && entries.length > 0 && (
        <ol aria-label="Segments over time">
          {entries.map((entry) => (
            <Row key={entry.seq} entry={entry} known={known} />
          ))}
        </ol>
      )}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-2 py-1.5 text-danger">
          <span className="min-w-0 flex-1">{problemOf(error).message}</span>
          <Button size="sm" onClick={() => void (entries ? fetchNextPage() : refetch())}>
            Try again
          </Button>
        </div>
      )}
      {hasNextPage && !error && (
        <Button size="sm" className="mt-2" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show more"}
        </Button>
      )}
    </Part>
  );
}

interface RowProps {
  readonly entry: CustomerTimelineEntry;
  readonly known: CauseContext["known"];
}

/** "Joined “Hot leads” — Linh Phạm changed the tag hot-lead" */
function Row({ entry, known }: RowProps) {
  const { type, segment, at } = entry;
  const name = quoted(segment.name);
  return (
    <li className="flex gap-3 py-1.5">
      <Sign type={type} />
      <p className="min-w-0 flex-1 pt-0.5 wrap-anywhere">
        <span className="font-medium">{type === "joined" ? "Joined" : "Left"}</span>{" "}
        {segment.exists ? (
          <Link
            to="/crm/segments/$id/activity"
            params={{ id: segment.id }}
            className="rounded underline decoration-line-strong underline-offset-2"
          >
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <>
            <bdi>{name}</bdi> (deleted)
          </>
        )}{" "}
        —{" "}
        <Sentence
          words={causeWords(
            { ...entry, count: 1 },
            { segmentId: segment.id, special: segment.special, known },
          )}
        />
      </p>
      <span className="shrink-0 pt-0.5 text-xs/5 text-muted">
        <Ago iso={at} />
      </span>
    </li>
  );
}
