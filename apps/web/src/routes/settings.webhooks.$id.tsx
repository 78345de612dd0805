import { createFileRoute } from "@tanstack/react-router";
import { EndpointPage } from "../settings/webhooks/endpoint-page.tsx";
import { readWebhookSearch } from "../settings/webhooks/webhook-search.ts";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/webhooks/$id")({
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: readWebhookSearch,
  component: EndpointRoute,
  errorComponent: Crash,
});

function EndpointRoute() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <EndpointPage
      key={id}
      id={id}
      search={search}
      onSearch={(change) => void navigate({ search: (last) => ({ ...last, ...change }), resetScroll: false })}
    />
  );
}
