import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import type { CustomerSearch } from "../customers/customer-search.ts";
import { problemOf } from "../problem.ts";
import { isId } from "../search-params.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { DraftPage } from "./draft-page.tsx";
import { StartedPage } from "./started-page.tsx";

interface CampaignPageProps {
  readonly id: number;
  /** Of the table of those who were enrolled. */
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

/** A campaign: the builder as long as it is a draft, then who was enrolled. */
export function CampaignPage({ id, search, onSearch }: CampaignPageProps) {
  const valid = isId(id);
  const query = useQuery({ ...trpc.campaigns.get.queryOptions({ id }), enabled: valid });
  useTitle(query.data?.name);
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  const { data: campaign } = query;
  if (campaign) {
    return campaign.state === "draft" ? (
      <DraftPage campaign={campaign} />
    ) : (
      <StartedPage campaign={campaign} search={search} onSearch={onSearch} />
    );
  }
  if (query.isError) {
    return (
      <Page title="Campaign">
        <ErrorState
          title="The campaign could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </Page>
    );
  }
  return (
    <Page title={<Skeleton className="h-5 w-56" />} subtitle={<Skeleton className="w-80" />}>
      <div className="px-4 md:px-6">
        <Skeleton className="mt-4 h-24 w-full max-w-2xl" />
      </div>
    </Page>
  );
}

function Gone() {
  useTitle("Not found");
  return (
    <Page title="Campaign">
      <EmptyState
        icon={SearchX}
        title="There is no such campaign"
        action={
          <Button asChild>
            <Link to="/crm/campaigns">All campaigns</Link>
          </Button>
        }
      >
        It was deleted, or it belongs to another organization.
      </EmptyState>
    </Page>
  );
}
