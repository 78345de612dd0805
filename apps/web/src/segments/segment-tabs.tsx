import { Link } from "@tanstack/react-router";
import type { SegmentDetail } from "../trpc.ts";

const tabStyles =
  "-mb-px flex h-9 items-center border-b-2 border-transparent px-1 text-sm text-muted transition-colors duration-120 hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text";

export function SegmentTabs({ segment: { id, type } }: { readonly segment: SegmentDetail }) {
  return (
    <nav aria-label="Segment" className="mb-3 flex shrink-0 gap-4 border-b px-4 md:px-6">
      <Link
        to="/crm/segments/$id"
        params={{ id }}
        activeOptions={{ exact: true, includeSearch: false }}
        className={tabStyles}
      >
        Customers
      </Link>
      {type === "dynamic" && (
        <Link to="/crm/segments/$id/rules" params={{ id }} className={tabStyles}>
          Rules
        </Link>
      )}
      <Link to="/crm/segments/$id/activity" params={{ id }} className={tabStyles}>
        Activity
      </Link>
    </nav>
  );
}
