import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { DataTable } from "../components/table/data-table.tsx";
import { Pager } from "../components/table/pager.tsx";
import { selectCells } from "../components/table/select-cell.tsx";
import type { Selection } from "../components/table/selection.ts";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import type { CustomerRow } from "../trpc.ts";
import type { useCustomerColumns } from "./columns-menu.tsx";
import { asked, type CustomerSearch, pageInput } from "./customer-search.ts";

/** What useQuery says of a page of customers. */
export interface CustomerPageState {
  readonly data:
    | {
        readonly rows: readonly CustomerRow[];
        readonly total: number;
        readonly next: string | null;
        readonly previous: string | null;
      }
    | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

interface CustomersTableProps {
  readonly label: string;
  readonly page: CustomerPageState;
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
  readonly columns: ReturnType<typeof useCustomerColumns>["columns"];
  readonly selection?: Selection | undefined;
  /** Stands below the rows. */
  readonly bar?: ReactNode;
  /** Where there is nothing even without search and filter. */
  readonly empty: ReactNode;
}

export function CustomersTable({
  label,
  page,
  search,
  onSearch,
  columns,
  selection,
  bar,
  empty,
}: CustomersTableProps) {
  const { sort, direction } = pageInput(search);
  const data = page.isError ? undefined : page.data;
  const narrowed = search.search !== undefined || search.filter !== undefined;

  function placeholder() {
    if (page.isError)
      return (
        <ErrorState
          title="The customers could not be loaded"
          error={page.error}
          onRetry={() => page.refetch()}
        />
      );
    if (!data || data.rows.length > 0) return null;
    if (!narrowed) return empty;
    return (
      <EmptyState
        icon={SearchX}
        title="No customers match"
        action={
          <Button onClick={() => onSearch(asked({ search: undefined, filter: undefined }))}>
            Clear search and filter
          </Button>
        }
      >
        Nobody here matches {search.search !== undefined ? `“${search.search}”` : "the filter"}
        {search.search !== undefined && search.filter !== undefined && " and the filter"}.
      </EmptyState>
    );
  }

  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={page.isError ? [] : data?.rows}
        stale={page.isPlaceholderData && !page.isError}
        sorting={{ by: sort, direction, onSort: (by, to) => onSearch(asked({ sort: by, direction: to })) }}
        placeholder={placeholder()}
        currentId={search.customer}
        {...(selection && { selection: { ...selection, cells: selectCells } })}
      />
      {bar}
      <Pager
        total={data?.total}
        noun="customer"
        next={data?.next ?? null}
        previous={data?.previous ?? null}
        atFirst={search.cursor === undefined}
        onTurn={(cursor) => onSearch({ cursor })}
      />
    </>
  );
}
