import type { Column } from "../components/table/column.ts";
import { formatNumber } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import type { SegmentHealth, SegmentItem } from "../trpc.ts";
import type { SegmentSort } from "./list-search.ts";
import { SegmentCount } from "./segment-count.tsx";
import { SegmentMenu } from "./segment-menu.tsx";
import { SegmentName } from "./segment-name.tsx";
import { SegmentStatus } from "./segment-status.tsx";
import { TypeLabel } from "./type-label.tsx";
import type { Counted } from "./use-segment-counts.ts";

export function segmentColumns(
  countOf: (id: number) => Counted,
  findingsOf: (id: number) => SegmentHealth["findings"],
): Column<SegmentItem, SegmentSort>[] {
  return [
    {
      id: "name",
      label: "Name",
      sort: "name",
      narrow: true,
      shape: 160,
      cell: (segment) => <SegmentName segment={segment} findings={findingsOf(segment.id)} />,
    },
    {
      id: "type",
      label: "Type",
      width: 120,
      sort: "type",
      shape: 56,
      cell: (segment) => <TypeLabel segment={segment} />,
    },
    {
      id: "count",
      label: "Customers",
      width: 96,
      align: "end",
      narrow: true,
      shape: 40,
      cell: ({ id }) => <SegmentCount counted={countOf(id)} />,
    },
    {
      id: "status",
      label: "Status",
      width: 160,
      shape: 32,
      cell: (segment) => <SegmentStatus segment={segment} findings={findingsOf(segment.id)} />,
    },
    {
      id: "updated",
      label: "Changed",
      width: 124,
      sort: "updated",
      firstDirection: "desc",
      shape: 80,
      cell: ({ updatedAt }) => (
        <span className="text-muted">
          <Ago iso={updatedAt} />
        </span>
      ),
    },
    {
      id: "used",
      label: "Used by",
      width: 80,
      align: "end",
      shape: 24,
      cell: ({ usedBy }) => (
        <span className="numeric text-muted">{usedBy === 0 ? "—" : formatNumber(usedBy)}</span>
      ),
    },
    {
      id: "menu",
      label: "",
      width: 64,
      align: "end",
      narrow: true,
      shape: 0,
      cell: (segment) => <SegmentMenu segment={segment} compact />,
    },
  ];
}
