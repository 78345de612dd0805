import { Link } from "@tanstack/react-router";
import { Archive, CircleCheck, Layers2, SearchX } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { findingLabels } from "./health/health-kinds.ts";
import type { ListSearch } from "./list-search.ts";

interface SegmentsEmptyProps {
  readonly search: ListSearch;
  readonly onClear: () => void;
}

export function SegmentsEmpty({ search, onClear }: SegmentsEmptyProps) {
  if (search.health !== undefined && !search.archived) {
    return (
      <EmptyState
        icon={CircleCheck}
        title={`No segment is ${findingLabels[search.health].toLowerCase()}`}
        action={<Button onClick={onClear}>Show all segments</Button>}
      >
        There is nothing to be done about the listed segments in this respect.
      </EmptyState>
    );
  }
  if (search.search !== undefined || search.type !== undefined) {
    const kind = search.type ? `${search.type} segment` : "segment";
    const where = search.archived ? "archived " : "";
    return (
      <EmptyState
        icon={SearchX}
        title="No segments match"
        action={<Button onClick={onClear}>Clear search and filter</Button>}
      >
        No {where}
        {kind} {search.search !== undefined && <>has “{search.search}” in its name or description</>}
        {search.search === undefined && "is here"}.
      </EmptyState>
    );
  }
  if (search.archived) {
    return (
      <EmptyState icon={Archive} title="Nothing is archived">
        Archiving a segment takes it out of the list and the pickers, and keeps it to be restored from here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Layers2}
      title="No segments yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <GuardedButton verb="segments.create" asChild>
            <Link to="/crm/segments/new">Create the first segment</Link>
          </GuardedButton>
          <GuardedButton verb="segments.create" asChild>
            <Link to="/crm/segments/templates">Begin from a template</Link>
          </GuardedButton>
        </div>
      }
    >
      A segment is a named set of customers: a fixed list such as “Q1 batch”, or a rule such as “tag contains
      hot-lead, and country is Vietnam” that is always up to date.
    </EmptyState>
  );
}
