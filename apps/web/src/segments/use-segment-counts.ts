import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { type SegmentItem, trpc } from "../trpc.ts";

/** undefined while it is being counted. */
export type Counted = { readonly count: number | null; readonly problem: string | null } | undefined;

const CHUNK = 25;

/** The counts of the segments that came into view, asked for apart from the list so that the table need not wait. */
export function useSegmentCounts(segments: readonly SegmentItem[] | undefined) {
  const [shownTo, setShownTo] = useState(CHUNK - 1);
  const ids = (segments ?? []).slice(0, shownTo + 1 + CHUNK).map(({ id }) => id);
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) =>
    (segments ?? []).slice(index * CHUNK, (index + 1) * CHUNK).map(({ id }) => id),
  );
  const counts = useQueries({
    queries: chunks.map((chunk) => trpc.segments.counts.queryOptions({ ids: chunk })),
    combine: (results) =>
      new Map<number, Counted>(
        results.flatMap(({ data, error }, chunk) =>
          data ? data.map((one): readonly [number, Counted] => [one.id, one]) : failed(chunks[chunk], error),
        ),
      ),
  });
  return {
    countOf: (id: number): Counted => counts.get(id),
    onRangeShown: (_first: number, last: number) => setShownTo((before) => Math.max(before, last)),
  };
}

function failed(ids: readonly number[] | undefined, error: unknown): (readonly [number, Counted])[] {
  if (!error || !ids) return [];
  return ids.map((id) => [id, { count: null, problem: "The count could not be loaded." }]);
}
