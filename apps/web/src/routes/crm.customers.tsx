import { createFileRoute } from "@tanstack/react-router";
import { pageInput, readCustomerSearch } from "../customers/customer-search.ts";
import { CustomersPage } from "../customers/customers-page.tsx";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/customers")({
  validateSearch: readCustomerSearch,
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
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace })
      }
    />
  );
}
