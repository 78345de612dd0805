import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { Archive, SearchX, TriangleAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Banner, EmptyState } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { isId } from "../search-params.ts";
import { sentenceOf } from "../sentence.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { SegmentFigures } from "./segment-figures.tsx";
import { SegmentMenu } from "./segment-menu.tsx";
import { SegmentTabs } from "./segment-tabs.tsx";
import { useSegmentActions } from "./use-segment-actions.ts";

export function SegmentPage({ id }: { readonly id: number }) {
  const valid = isId(id);
  const query = useQuery({ ...trpc.segments.get.queryOptions({ id }), enabled: valid });
  useTitle(query.data?.name);
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  if (query.isError && !query.data) {
    return (
      <Page title="Segment">
        <ErrorState
          title="The segment could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </Page>
    );
  }
  if (!query.data) return <Loading />;
  return <Loaded segment={query.data} />;
}

function Loaded({ segment }: { readonly segment: SegmentDetail }) {
  const navigate = useNavigate();
  const { name, description } = segment;
  return (
    <Page
      title={
        <span
          dir="auto"
          className="block truncate"
          title={name.length > 60 ? name.slice(0, 1000) : undefined}
        >
          {name.slice(0, 500)}
        </span>
      }
      subtitle={
        description && (
          <span
            dir="auto"
            className="block max-w-3xl truncate"
            title={description.length > 100 ? description.slice(0, 1000) : undefined}
          >
            {description.slice(0, 500)}
          </span>
        )
      }
      actions={<SegmentMenu segment={segment} onDeleted={() => void navigate({ to: "/crm/segments" })} />}
    >
      <SegmentFigures segment={segment} />
      <div className="flex flex-col gap-2 px-4 not-empty:pb-3 md:px-6">
        <Troubles segment={segment} />
      </div>
      <SegmentTabs segment={segment} />
      <Outlet />
    </Page>
  );
}

/** What stands in the way of this segment. */
function Troubles({ segment }: { readonly segment: SegmentDetail }) {
  const { restore } = useSegmentActions(segment);
  const { may } = useMay("segments.update");
  const { id, status, issues, archivedAt } = segment;
  return (
    <>
      {status === "broken" && (
        <Banner
          tone="danger"
          icon={TriangleAlert}
          action={
            <Button asChild size="sm">
              <Link to="/crm/segments/$id/rules" params={{ id }}>
                {may ? "Repair the rule" : "Look at the rule"}
              </Link>
            </Button>
          }
        >
          <strong className="font-semibold">This segment is broken.</strong>{" "}
          {issues.map(({ message }) => sentenceOf(message)).join(" ")} Until the rule is repaired nobody can
          be listed, and whatever excludes this segment is held back too.
        </Banner>
      )}
      {archivedAt && (
        <Banner
          tone="neutral"
          icon={Archive}
          action={
            <GuardedButton verb="segments.restore" size="sm" onClick={() => void restore()}>
              Restore
            </GuardedButton>
          }
        >
          Archived: it is left out of the list and the pickers.
        </Banner>
      )}
    </>
  );
}

function Loading() {
  return (
    <Page title={<Skeleton className="h-5 w-56" />} subtitle={<Skeleton className="w-80" />}>
      <div className="h-19 px-4 md:px-6">
        <Skeleton className="mt-2 w-64" />
      </div>
      <Outlet />
    </Page>
  );
}

function Gone() {
  useTitle("Not found");
  return (
    <Page title="Segment">
      <EmptyState
        icon={SearchX}
        title="There is no such segment"
        action={
          <Button asChild>
            <Link to="/crm/segments">Go to segments</Link>
          </Button>
        }
      >
        It was deleted, or it belongs to another organization.
      </EmptyState>
    </Page>
  );
}
