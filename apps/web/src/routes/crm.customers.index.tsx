import { createFileRoute } from "@tanstack/react-router";
import { type CustomerSearch, pageInput, readCustomerSearch } from "../customers/customer-search.ts";
import { CustomersPage } from "../customers/customers-page.tsx";
import { NewCustomer } from "../customers/new-customer.tsx";
import { ImportLink } from "../imports/import-link.tsx";
import { type RawSearch, readFlag } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

interface ContactBookSearch extends CustomerSearch {
  /** A new customer is being typed. */
  readonly new?: true | undefined;
}

export const Route = createFileRoute("/crm/customers/")({
  validateSearch: (raw: RawSearch): ContactBookSearch => ({
    ...readCustomerSearch(raw),
    new: readFlag(raw, "new"),
  }),
  loaderDeps: ({ search }) => pageInput(search),
  loader: ({ deps }) => {
    void queryClient.prefetchQuery(trpc.customers.search.queryOptions(deps));
  },
  component: CustomersRoute,
  errorComponent: Crash,
});

function CustomersRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <CustomersPage
      search={search}
      actions={
        <>
          <ImportLink />
          <NewCustomer
            open={search.new === true}
            onOpen={(open) => void navigate({ search: (last) => ({ ...last, new: open || undefined }) })}
          />
        </>
      }
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace })
      }
    />
  );
}
