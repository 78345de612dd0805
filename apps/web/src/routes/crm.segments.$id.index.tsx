import { createFileRoute } from "@tanstack/react-router";
import { pageInput, readCustomerSearch } from "../customers/customer-search.ts";
import { isId } from "../search-params.ts";
import { SegmentCustomers } from "../segments/segment-customers.tsx";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/segments/$id/")({
  validateSearch: readCustomerSearch,
  loaderDeps: ({ search }) => pageInput(search),
  loader: ({ deps, params: { id } }) => {
    if (isId(id)) void queryClient.prefetchQuery(trpc.segments.listCustomers.queryOptions({ id, ...deps }));
  },
  component: CustomersRoute,
  errorComponent: Crash,
});

function CustomersRoute() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SegmentCustomers
      key={id}
      id={id}
      search={search}
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace })
      }
    />
  );
}
