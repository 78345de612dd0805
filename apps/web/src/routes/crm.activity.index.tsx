import { createFileRoute } from "@tanstack/react-router";
import { ActivityPage } from "../activity/activity-page.tsx";
import { readId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";

interface ActivitySearch {
  /** Jobs older than this one. */
  readonly before?: number | undefined;
}

export const Route = createFileRoute("/crm/activity/")({
  validateSearch: (raw: Record<string, unknown>): ActivitySearch => ({ before: readId(raw, "before") }),
  component: ActivityRoute,
  errorComponent: Crash,
});

function ActivityRoute() {
  const { before } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <ActivityPage before={before} onTurn={(next) => void navigate({ search: { before: next } })} />;
}
