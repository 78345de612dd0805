import { createFileRoute } from "@tanstack/react-router";
import { AutomationPage } from "../automations/automation-page.tsx";
import { readFlowSearch } from "../automations/flow-search.ts";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/automations/$id")({
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: readFlowSearch,
  component: AutomationRoute,
  errorComponent: Crash,
});

function AutomationRoute() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <AutomationPage
      key={id}
      id={id}
      search={search}
      onSearch={(change) => void navigate({ search: (last) => ({ ...last, ...change }), resetScroll: false })}
    />
  );
}
