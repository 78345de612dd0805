import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { SelectionSlot } from "../bulk/selection-slot.tsx";
import { useBulkSelection } from "../bulk/use-bulk-selection.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useCustomerColumns } from "../customers/columns-menu.tsx";
import { CustomerDrawer } from "../customers/customer-drawer.tsx";
import { type CustomerSearch, pageInput } from "../customers/customer-search.ts";
import { CustomersTable } from "../customers/customers-table.tsx";
import { CustomersToolbar } from "../customers/customers-toolbar.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { useMay } from "../shell/use-may.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { SegmentMembersEmpty } from "./segment-members-empty.tsx";
import { useLeavesColumn } from "./use-leaves-column.tsx";

const AddCustomersDialog = lazyPart(async () => ({
  default: (await import("./add-customers-dialog.tsx")).AddCustomersDialog,
}));
const Why = lazyPart(async () => ({ default: (await import("../customers/why.tsx")).Why }));

interface SegmentCustomersProps {
  readonly id: number;
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

export function SegmentCustomers({ id, search, onSearch }: SegmentCustomersProps) {
  const segment = useQuery(trpc.segments.get.queryOptions({ id })).data;
  const [adding, setAdding] = useState(false);
  const broken = segment?.status === "broken";
  const page = useQuery({
    ...trpc.segments.listCustomers.queryOptions(
      { id, ...pageInput(search) },
      { placeholderData: keepPreviousData },
    ),
    enabled: segment !== undefined && !broken,
  });
  const columns = useCustomerColumns(useLeavesColumn(segment, page.data?.rows));
  const isStatic = segment?.type === "static";
  const question = { segmentId: id, search: search.search, filter: search.filter };
  const selection = useBulkSelection(question, page);
  const { may } = useMay("jobs.start");
  if (broken) return null;

  return (
    <>
      <CustomersToolbar
        search={search}
        onSearch={onSearch}
        columns={columns}
        question={question}
        page={page}
        segment={segment}
      >
        {isStatic && (
          <GuardedButton verb="segments.addCustomers" variant="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden />
            Add customers
          </GuardedButton>
        )}
      </CustomersToolbar>
      <CustomersTable
        label="Customers of this segment"
        page={page}
        search={search}
        onSearch={onSearch}
        columns={columns.columns}
        selection={may ? selection : undefined}
        bar={may && segment && <SelectionSlot selection={selection} segment={segment} />}
        empty={segment && <SegmentMembersEmpty segment={segment} onAdd={() => setAdding(true)} />}
      />
      {segment && adding && (
        <Suspense>
          <AddCustomersDialog segment={segment} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <CustomerDrawer
        customerId={search.customer}
        rows={page.data?.rows}
        onClose={() => onSearch({ customer: undefined })}
      >
        {segment && search.customer !== undefined && (
          <Reason segment={segment} customerId={search.customer} />
        )}
      </CustomerDrawer>
    </>
  );
}

function Reason({ segment, customerId }: { readonly segment: SegmentDetail; readonly customerId: number }) {
  return (
    <section aria-label="Why" className="mt-5 border-t pt-4">
      <h3 className="text-sm font-semibold">Why?</h3>
      {segment.type === "static" ? (
        <p className="mt-1 text-sm text-muted">
          Somebody or something added this customer: a static segment has no rule and removes nobody by
          itself.
        </p>
      ) : (
        <Suspense fallback={<Skeleton className="mt-2 h-16 w-full" />}>
          <Why segmentId={segment.id} customerId={customerId} />
        </Suspense>
      )}
    </section>
  );
}
