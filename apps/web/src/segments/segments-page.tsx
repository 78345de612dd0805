import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { DataTable } from "../components/table/data-table.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { type ListSearch, listInput } from "./list-search.ts";
import { segmentColumns } from "./segment-columns.tsx";
import { SegmentsToolbar } from "./segments-toolbar.tsx";
import { useSegmentCounts } from "./use-segment-counts.ts";

const SegmentsEmpty = lazy(async () => ({ default: (await import("./segments-empty.tsx")).SegmentsEmpty }));

interface SegmentsPageProps {
  readonly search: ListSearch;
  readonly onSearch: (change: Partial<ListSearch>, replace?: boolean) => void;
}

export function SegmentsPage({ search, onSearch }: SegmentsPageProps) {
  useTitle("Segments");
  const input = listInput(search);
  const list = useQuery(trpc.segments.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const segments = list.isError ? [] : list.data?.segments;
  const { countOf, onRangeShown } = useSegmentCounts(segments);
  const none = segments?.length === 0;

  return (
    <Page
      title="Segments"
      subtitle="Named sets of customers, filled by hand or by a rule."
      actions={
        <GuardedButton verb="segments.create" asChild variant="primary">
          <Link to="/crm/segments/new">
            <Plus aria-hidden />
            New segment
          </Link>
        </GuardedButton>
      }
    >
      <SegmentsToolbar search={search} onSearch={onSearch} />
      <DataTable
        label="Segments"
        columns={segmentColumns(countOf)}
        rows={segments}
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
                  onClear={() => onSearch({ search: undefined, type: undefined })}
                />
              </Suspense>
            )
          )
        }
      />
    </Page>
  );
}
