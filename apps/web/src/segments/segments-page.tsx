import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense } from "react";
import { DataTable } from "../components/table/data-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { useHealth } from "./health/use-health.ts";
import { type ListSearch, listInput } from "./list-search.ts";
import { segmentColumns } from "./segment-columns.tsx";
import { SegmentsToolbar } from "./segments-toolbar.tsx";
import { useSegmentCounts } from "./use-segment-counts.ts";

const HealthFilter = lazyPart(async () => ({
  default: (await import("./health/health-filter.tsx")).HealthFilter,
}));
const SegmentsEmpty = lazyPart(async () => ({
  default: (await import("./segments-empty.tsx")).SegmentsEmpty,
}));

interface SegmentsPageProps {
  readonly search: ListSearch;
  readonly onSearch: (change: Partial<ListSearch>, replace?: boolean) => void;
}

export function SegmentsPage({ search, onSearch }: SegmentsPageProps) {
  useTitle("Segments");
  const input = listInput(search);
  const list = useQuery(trpc.segments.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const segments = list.isError ? [] : list.data?.segments;
  const health = useHealth(search.archived ? undefined : segments, search.health);
  const shown = search.archived ? segments : health.shown;
  const { countOf, onRangeShown } = useSegmentCounts(shown);
  const none = shown?.length === 0;

  return (
    <Page
      title="Segments"
      subtitle="Named sets of customers, filled by hand or by a rule."
      actions={
        <>
          <Button asChild variant="ghost" className="max-md:hidden">
            <Link to="/crm/segments/overlap">Overlap</Link>
          </Button>
          <GuardedButton verb="segments.create" asChild variant="ghost" className="max-md:hidden">
            <Link to="/crm/segments/templates">Templates</Link>
          </GuardedButton>
          <GuardedButton verb="segments.create" asChild variant="primary">
            <Link to="/crm/segments/new">
              <Plus aria-hidden />
              New segment
            </Link>
          </GuardedButton>
        </>
      }
    >
      <SegmentsToolbar search={search} onSearch={onSearch} />
      {!search.archived && (segments?.length !== 0 || search.health) && (
        <Suspense fallback={<div className="h-10 shrink-0" />}>
          <HealthFilter
            health={health.listed}
            failed={health.failed}
            chosen={search.health}
            onChoose={(kind) => onSearch({ health: kind })}
          />
        </Suspense>
      )}
      <DataTable
        label="Segments"
        columns={segmentColumns(countOf, health.findingsOf)}
        rows={shown}
        stale={list.isPlaceholderData}
        sorting={{
          by: input.sort,
          direction: input.direction,
          onSort: (sort, direction) => onSearch({ sort, direction }),
        }}
        onRangeShown={onRangeShown}
        placeholder={
          list.isError ? (
            <ErrorState
              title="The segments could not be loaded"
              error={list.error}
              onRetry={() => void list.refetch()}
            />
          ) : (
            none && (
              <Suspense>
                <SegmentsEmpty
                  search={search}
                  onClear={() => onSearch({ search: undefined, type: undefined, health: undefined })}
                />
              </Suspense>
            )
          )
        }
      />
    </Page>
  );
}
