import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { isId } from "../search-params.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { AutomationDetail } from "./automation-detail.tsx";
import { BackToAutomations } from "./back-to-automations.tsx";
import type { FlowSearch } from "./flow-search.ts";

interface AutomationPageProps {
  readonly id: number;
  readonly search: FlowSearch;
  readonly onSearch: (change: Partial<FlowSearch>) => void;
}

/** One automation: its steps, and who is on the way through them. */
export function AutomationPage({ id, search, onSearch }: AutomationPageProps) {
  const valid = isId(id);
  const query = useQuery({
    ...trpc.flows.get.queryOptions({ id }),
    enabled: valid,
    refetchInterval: 4_000,
  });
  useTitle(query.data?.name.slice(0, 80) ?? "Automations");
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  if (query.data) return <AutomationDetail flow={query.data} search={search} onSearch={onSearch} />;
  return (
    <Page title={<BackToAutomations />}>
      {query.isError ? (
        <ErrorState
          title="The automation could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <div aria-busy className="flex max-w-2xl flex-col gap-8 px-4 md:px-6">
          {[1, 2, 3].map((one) => (
            <div key={one} className="rounded-lg border px-3.5 py-4">
              <Skeleton className="w-32" />
              <Skeleton className="mt-3 w-64 max-w-full" />
            </div>
          ))}
        </div>
      )}
    </Page>
  );
}

function Gone() {
  useTitle("Not found");
  return (
    <Page title={<BackToAutomations />}>
      <EmptyState
        icon={SearchX}
        title="There is no such automation"
        action={
          <Button asChild>
            <Link to="/crm/automations">All automations</Link>
          </Button>
        }
      >
        It was deleted, or it belongs to another organization.
      </EmptyState>
    </Page>
  );
}
