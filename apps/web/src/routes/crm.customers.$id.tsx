import { createFileRoute } from "@tanstack/react-router";
import { CustomerPage } from "../customers/page/customer-page.tsx";
import { isId, readId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

interface CustomerPageSearch {
  /** The segment whose explanation is open. */
  readonly why?: number | undefined;
}

export const Route = createFileRoute("/crm/customers/$id")({
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (raw: Record<string, unknown>): CustomerPageSearch => ({ why: readId(raw, "why") }),
  loader: ({ params: { id } }) => {
    if (!isId(id)) return;
    void queryClient.prefetchQuery(trpc.customers.get.queryOptions({ id }));
    void queryClient.prefetchQuery(trpc.customers.segments.queryOptions({ id }));
  },
  component: CustomerRoute,
  errorComponent: Crash,
});

function CustomerRoute() {
  const { id } = Route.useParams();
  const { why } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <CustomerPage
      key={id}
      id={id}
      explained={why}
      onExplain={(segmentId) =>
        void navigate({ search: { why: segmentId }, replace: true, resetScroll: false })
      }
    />
  );
}
