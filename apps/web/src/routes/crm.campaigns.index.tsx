import { createFileRoute } from "@tanstack/react-router";
import { CampaignsPage } from "../campaigns/campaigns-page.tsx";
import { readId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";

interface CampaignsSearch {
  /** Campaigns older than this one. */
  readonly before?: number | undefined;
}

export const Route = createFileRoute("/crm/campaigns/")({
  validateSearch: (raw: Record<string, unknown>): CampaignsSearch => ({ before: readId(raw, "before") }),
  component: CampaignsRoute,
  errorComponent: Crash,
});

function CampaignsRoute() {
  const { before } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <CampaignsPage before={before} onTurn={(next) => void navigate({ search: { before: next } })} />;
}
