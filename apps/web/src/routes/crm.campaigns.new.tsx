import { createFileRoute } from "@tanstack/react-router";
import { NewCampaignPage } from "../campaigns/new-campaign-page.tsx";
import { readId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";

interface NewCampaignSearch {
  /** A segment that it is to begin with. */
  readonly include?: number | undefined;
}

export const Route = createFileRoute("/crm/campaigns/new")({
  validateSearch: (raw: Record<string, unknown>): NewCampaignSearch => ({ include: readId(raw, "include") }),
  component: NewCampaignRoute,
  errorComponent: Crash,
});

function NewCampaignRoute() {
  const { include } = Route.useSearch();
  return <NewCampaignPage include={include} />;
}
