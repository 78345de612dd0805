import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleUser } from "lucide-react";
import { EmptyState } from "../components/ui/notice.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { useCustomerColumns } from "./columns-menu.tsx";
import { CustomerDrawer } from "./customer-drawer.tsx";
import { type CustomerSearch, pageInput } from "./customer-search.ts";
import { CustomersTable } from "./customers-table.tsx";
import { CustomersToolbar } from "./customers-toolbar.tsx";

interface CustomersPageProps {
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

/** The contact book, to look at. */
export function CustomersPage({ search, onSearch }: CustomersPageProps) {
  useTitle("Customers");
  const columns = useCustomerColumns();
  const page = useQuery(
    trpc.customers.search.queryOptions(pageInput(search), { placeholderData: keepPreviousData }),
  );
  return (
    <Page title="Customers" subtitle="Everybody in the contact book.">
      <CustomersToolbar search={search} onSearch={onSearch} columns={columns} />
      <CustomersTable
        label="Customers"
        page={page}
        search={search}
        onSearch={onSearch}
        columns={columns.columns}
        empty={
          <EmptyState icon={CircleUser} title="The contact book is empty">
            Customers appear here as soon as they are imported or created through the API.
          </EmptyState>
        }
      />
      <CustomerDrawer
        customerId={search.customer}
        rows={page.data?.rows}
        onClose={() => onSearch({ customer: undefined })}
      />
    </Page>
  );
}
