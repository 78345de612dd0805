import { ListFilter, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { SearchInput } from "../components/ui/search-input.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { ColumnsMenu, type useCustomerColumns } from "./columns-menu.tsx";
import { asked, type CustomerSearch } from "./customer-search.ts";

const FilterSheet = lazy(async () => ({
  default: (await import("../rule-builder/filter-sheet.tsx")).FilterSheet,
}));
const RuleSentence = lazy(async () => ({
  default: (await import("../rule-builder/rule-sentence.tsx")).RuleSentence,
}));

interface CustomersToolbarProps {
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
  readonly columns: ReturnType<typeof useCustomerColumns>;
  readonly children?: ReactNode;
}

export function CustomersToolbar({ search, onSearch, columns, children }: CustomersToolbarProps) {
  const [filtering, setFiltering] = useState(false);
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
      <SearchInput
        label="Search customers"
        className="min-w-40 flex-1 md:max-w-72"
        value={search.search ?? ""}
        onSearch={(text) => onSearch(asked({ search: text || undefined }), true)}
      />
      {search.filter ? (
        <span className="flex h-8 max-w-full min-w-0 items-center rounded-md bg-accent-soft text-sm text-accent-text md:max-w-md">
          <button
            type="button"
            className="flex h-full min-w-0 items-center gap-1.5 rounded-md pl-2.5"
            onClick={() => setFiltering(true)}
            aria-label="Change the filter"
          >
            <ListFilter aria-hidden className="size-4 shrink-0" />
            <span className="truncate">
              <Suspense fallback={<Skeleton />}>
                <RuleSentence rule={search.filter} />
              </Suspense>
            </span>
          </button>
          <button
            type="button"
            className="grid h-full w-8 shrink-0 place-items-center rounded-md"
            aria-label="Remove the filter"
            onClick={() => onSearch(asked({ filter: undefined }))}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ) : (
        <Button variant="ghost" onClick={() => setFiltering(true)}>
          <ListFilter aria-hidden />
          Filter
        </Button>
      )}
      <ColumnsMenu choice={columns} />
      <div className="ml-auto flex items-center gap-2">{children}</div>
      {filtering && (
        <Suspense>
          <FilterSheet
            filter={search.filter}
            onClose={() => setFiltering(false)}
            onApply={(filter) => {
              setFiltering(false);
              onSearch(asked({ filter }));
            }}
          />
        </Suspense>
      )}
    </search>
  );
}
