import { Link } from "@tanstack/react-router";
import { Ago } from "../shell/ago.tsx";
import type { SegmentHealth, SegmentItem } from "../trpc.ts";
import { SegmentStatus } from "./segment-status.tsx";
import { TypeLabel } from "./type-label.tsx";

interface SegmentNameProps {
  readonly segment: SegmentItem;
  readonly findings: SegmentHealth["findings"];
}

/** The cell whose link covers the row; on a narrow screen it also tells what the other columns would. */
export function SegmentName({ segment, findings }: SegmentNameProps) {
  const { id, name, description, updatedAt } = segment;
  return (
    <div className="min-w-0">
      <div className="flex min-w-0 items-baseline gap-2">
        <Link
          to="/crm/segments/$id"
          params={{ id }}
          dir="auto"
          title={name.length > 40 ? name.slice(0, 500) : undefined}
          className="max-w-full min-w-0 shrink-0 truncate font-medium after:absolute after:inset-0 hover:underline focus-visible:-outline-offset-2 md:max-w-[70%]"
        >
          {name.slice(0, 300)}
        </Link>
        <span
          dir="auto"
          className="min-w-0 truncate text-muted max-md:hidden"
          title={description.length > 60 ? description.slice(0, 500) : undefined}
        >
          {description.slice(0, 300)}
        </span>
      </div>
      <div className="flex items-center gap-2 text-xs text-muted md:hidden">
        <TypeLabel segment={segment} />
        <span aria-hidden>·</span>
        {segment.status === "broken" || findings.length > 0 ? (
          <SegmentStatus segment={segment} findings={findings} />
        ) : (
          <Ago iso={updatedAt} />
        )}
      </div>
    </div>
  );
}
