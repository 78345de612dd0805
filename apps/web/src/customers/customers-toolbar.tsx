import type { ReactNode } from "react";
import type { Chosen } from "../bulk/table-action.ts";
import type { Question } from "../bulk/use-bulk-selection.ts";
import { SearchInput } from "../components/ui/search-input.tsx";
import { ExportButton } from "../export/export-button.tsx";
import { ColumnsMenu, type useCustomerColumns } from "./columns-menu.tsx";
import { asked, type CustomerSearch } from "./customer-search.ts";
import type { CustomerPageState } from "./customers-table.tsx";
import { FilterControl } from "./filter-control.tsx";

interface CustomersToolbarProps {
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
  readonly columns: ReturnType<typeof useCustomerColumns>;
  /** What the table is of, and the answer as far as it is there. */
  readonly question: Question;
  readonly page: CustomerPageState;
  /** The segment whose customers they are. */
  readonly segment?: Chosen["segment"];
  readonly children?: ReactNode;
}

export function CustomersToolbar({
  search,
  onSearch,
  columns,
  question,
  page,
  segment,
  children,
}: CustomersToolbarProps) {
  const known = !page.isPlaceholderData && !page.isError;
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
      <SearchInput
        label="Search customers"
        className="min-w-40 flex-1 md:max-w-72"
        value={search.search ?? ""}
        onSearch={(text) => onSearch(asked({ search: text || undefined }), true)}
      />
      <FilterControl filter={search.filter} onFilter={(filter) => onSearch(asked({ filter }))} />
      <ColumnsMenu choice={columns} />
      <ExportButton question={question} count={known ? page.data?.total : undefined} segment={segment} />
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </search>
  );
}
