import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ALONE, type SegmentHealth, type SegmentItem, trpc } from "../../trpc.ts";
import type { FindingKind } from "./health-kinds.ts";

/** How often it is asked for anew, in milliseconds: it looks at every segment. */
const LOOK_AGAIN = 60_000;

/** The findings of the segments in the list, asked for once the list is there; and those of them that have the chosen one. */
export function useHealth(segments: readonly SegmentItem[] | undefined, chosen: FindingKind | undefined) {
  const { data, error } = useQuery({
    ...trpc.segments.health.queryOptions(undefined, ALONE),
    enabled: segments !== undefined,
    staleTime: LOOK_AGAIN,
  });
  const byId = useMemo(() => new Map(data?.segments.map((one) => [one.id, one.findings])), [data]);
  const findingsOf = (id: number): SegmentHealth["findings"] => byId.get(id) ?? [];
  const has = (id: number) => findingsOf(id).some(({ kind }) => kind === chosen);
  return {
    findingsOf,
    /** Of the segments that are listed; absent until they have been looked at. */
    listed: data && segments?.map(({ id }) => ({ id, findings: findingsOf(id) })),
    shown: chosen === undefined || error ? segments : data && segments?.filter(({ id }) => has(id)),
    failed: error !== null,
  };
}
