import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { EmptyState } from "../components/ui/notice.tsx";
import { SearchInput } from "../components/ui/search-input.tsx";
import { ColumnsMenu, useCustomerColumns } from "../customers/columns-menu.tsx";
import { CustomerDrawer } from "../customers/customer-drawer.tsx";
import { asked, type CustomerSearch, pageInput } from "../customers/customer-search.ts";
import { CustomersTable } from "../customers/customers-table.tsx";
import { formatNumber } from "../format.ts";
import { type CampaignDetail, trpc } from "../trpc.ts";

interface EnrolledProps {
  readonly campaign: CampaignDetail;
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

/** The customers that were enrolled. */
export function Enrolled({ campaign, search, onSearch }: EnrolledProps) {
  const columns = useCustomerColumns();
  const page = useQuery(
    trpc.campaigns.enrolled.queryOptions(
      { id: campaign.id, ...pageInput(search) },
      { placeholderData: keepPreviousData },
    ),
  );
  const gone = page.data?.gone ?? 0;
  return (
    <>
      <search className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
        <SearchInput
          label="Search those who were enrolled"
          className="min-w-40 flex-1 md:max-w-72"
          value={search.search ?? ""}
          onSearch={(text) => onSearch(asked({ search: text || undefined }), true)}
        />
        <ColumnsMenu choice={columns} />
        {gone > 0 && (
          <span className="numeric text-sm text-muted">
            {formatNumber(gone)} {gone === 1 ? "is" : "are"} not in the contact book any more
          </span>
        )}
      </search>
      <CustomersTable
        label="Customers who were enrolled"
        page={page}
        search={search}
        onSearch={onSearch}
        columns={columns.columns}
        empty={
          <EmptyState icon={Users} title="Nobody is enrolled yet">
            They appear here as they are enrolled.
          </EmptyState>
        }
      />
      <CustomerDrawer
        customerId={search.customer}
        rows={page.data?.rows}
        onClose={() => onSearch({ customer: undefined })}
      />
    </>
  );
}
