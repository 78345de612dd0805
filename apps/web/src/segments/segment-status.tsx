import { TriangleAlert } from "lucide-react";
import { sentenceOf } from "../sentence.ts";
import type { SegmentHealth, SegmentItem } from "../trpc.ts";
import { findingDetail } from "./health/health-words.ts";

interface SegmentStatusProps {
  readonly segment: SegmentItem;
  readonly findings: SegmentHealth["findings"];
}

export function SegmentStatus({ segment: { status, issues, archivedAt }, findings }: SegmentStatusProps) {
  if (status === "broken") {
    const reason = issues.map(({ message }) => sentenceOf(message)).join(" ");
    return (
      <span title={reason} className="relative z-1 flex min-w-0 items-center gap-1.5 text-danger">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">Broken: {reason}</span>
      </span>
    );
  }
  if (findings.length > 0 && !archivedAt) {
    const words = findings.map(findingDetail).join(", ");
    return (
      <span title={words} className="relative z-1 block min-w-0 truncate">
        {words}
      </span>
    );
  }
  return <span className="text-muted">{archivedAt ? "Archived" : "OK"}</span>;
}
