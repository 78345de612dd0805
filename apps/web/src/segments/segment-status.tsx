import { TriangleAlert } from "lucide-react";
import { sentenceOf } from "../sentence.ts";
import type { SegmentItem } from "../trpc.ts";

export function SegmentStatus({
  segment: { status, issues, archivedAt },
}: {
  readonly segment: SegmentItem;
}) {
  if (status === "broken") {
    const reason = issues.map(({ message }) => sentenceOf(message)).join(" ");
    return (
      <span title={reason} className="relative z-1 flex min-w-0 items-center gap-1.5 text-danger">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">Broken: {reason}</span>
      </span>
    );
  }
  return <span className="text-muted">{archivedAt ? "Archived" : "OK"}</span>;
}
