import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CustomerColumn } from "../customers/customer-columns.tsx";
import { formatInstant } from "../format.ts";
import { formatShortMoment } from "../format-days.ts";
import { useTimeZone } from "../shell/use-session.ts";
import { type CustomerRow, type SegmentDetail, trpc } from "../trpc.ts";
import { LOOK_AGAIN_SELDOM } from "./activity/pace.ts";

/** When each of these customers leaves by time alone; undefined for a segment that time does not change. */
export function useLeavesColumn(
  segment: SegmentDetail | undefined,
  rows: readonly CustomerRow[] | undefined,
): CustomerColumn | undefined {
  const timeZone = useTimeZone();
  const timed = segment?.timed === true;
  const { data } = useQuery({
    ...trpc.segments.leaving.queryOptions({
      id: segment?.id ?? 0,
      customerIds: rows?.map(({ id }) => id) ?? [],
    }),
    enabled: timed && rows !== undefined && rows.length > 0,
    staleTime: LOOK_AGAIN_SELDOM,
  });
  return useMemo(() => {
    if (!timed) return undefined;
    const moments = new Map(data?.map(({ customerId, at }) => [customerId, at]));
    return {
      id: "leaves",
      label: "Leaves",
      width: 140,
      shape: 110,
      cell: ({ id }) => {
        const at = moments.get(id);
        if (at === undefined) {
          return (
            <span className="text-muted" title={data && "Never by time alone"}>
              —
            </span>
          );
        }
        return (
          <time
            dateTime={at}
            title={`${formatInstant(at, timeZone)}, by time alone`}
            className="numeric relative z-1 whitespace-nowrap"
          >
            {formatShortMoment(at, timeZone)}
          </time>
        );
      },
    };
  }, [timed, data, timeZone]);
}
