import { createFileRoute } from "@tanstack/react-router";
import { OverlapPage } from "../segments/overlap/overlap-page.tsx";
import { readOverlapSearch } from "../segments/overlap/overlap-search.ts";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/segments/overlap")({
  validateSearch: readOverlapSearch,
  component: OverlapRoute,
  errorComponent: Crash,
});

function OverlapRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <OverlapPage search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />
  );
}
