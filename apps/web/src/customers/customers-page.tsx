import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleUser } from "lucide-react";
import type { ReactNode } from "react";
import { SelectionSlot } from "../bulk/selection-slot.tsx";
import { useBulkSelection } from "../bulk/use-bulk-selection.ts";
import { EmptyState } from "../components/ui/notice.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { useCustomerColumns } from "./columns-menu.tsx";
import { CustomerDrawer } from "./customer-drawer.tsx";
import { type CustomerSearch, pageInput } from "./customer-search.ts";
import { CustomersTable } from "./customers-table.tsx";
import { CustomersToolbar } from "./customers-toolbar.tsx";

interface CustomersPageProps {
  readonly search: CustomerSearch;
  /** Stand beside the title. */
  readonly actions: ReactNode;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

/** The contact book. */
export function CustomersPage({ search, actions, onSearch }: CustomersPageProps) {
  useTitle("Customers");
  const columns = useCustomerColumns();
  const page = useQuery(
    trpc.customers.search.queryOptions(pageInput(search), { placeholderData: keepPreviousData }),
  );
  const question = { search: search.search, filter: search.filter };
  const selection = useBulkSelection(question, page);
  const { may } = useMay("jobs.start");
  return (
    <Page title="Customers" subtitle="Everybody in the contact book." actions={actions}>
      <CustomersToolbar
        search={search}
        onSearch={onSearch}
        columns={columns}
        question={question}
        page={page}
      />
      <CustomersTable
        label="Customers"
        page={page}
        search={search}
        onSearch={onSearch}
        columns={columns.columns}
        selection={may ? selection : undefined}
        bar={may && <SelectionSlot selection={selection} />}
        empty={
          <EmptyState icon={CircleUser} title="The contact book is empty">
            Customers appear here as soon as they are added, imported or created through the API.
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
