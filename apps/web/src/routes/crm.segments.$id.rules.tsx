import { createFileRoute } from "@tanstack/react-router";
import { type RawSearch, readFlag } from "../search-params.ts";
import { SegmentRules } from "../segments/segment-rules.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/segments/$id/rules")({
  validateSearch: (raw: RawSearch): { readonly history?: true | undefined } => ({
    history: readFlag(raw, "history"),
  }),
  component: RulesRoute,
  errorComponent: Crash,
});

function RulesRoute() {
  const { id } = Route.useParams();
  const { history } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SegmentRules
      key={id}
      id={id}
      history={history === true}
      onHistory={(open) => void navigate({ search: { history: open || undefined }, resetScroll: false })}
    />
  );
}
