import { createFileRoute } from "@tanstack/react-router";
import { CampaignPage } from "../campaigns/campaign-page.tsx";
import { readCustomerSearch } from "../customers/customer-search.ts";
import { isId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/campaigns/$id")({
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: readCustomerSearch,
  loader: ({ params: { id } }) => {
    if (isId(id)) void queryClient.prefetchQuery(trpc.campaigns.get.queryOptions({ id }));
  },
  component: CampaignRoute,
  errorComponent: Crash,
});

function CampaignRoute() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <CampaignPage
      key={id}
      id={id}
      search={search}
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace })
      }
    />
  );
}
