import { createFileRoute } from "@tanstack/react-router";
import { isId } from "../search-params.ts";
import { rangeOf, readActivitySearch, searchOf } from "../segments/activity/activity-search.ts";
import { SegmentActivity } from "../segments/activity/segment-activity.tsx";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/segments/$id/activity")({
  validateSearch: readActivitySearch,
  loaderDeps: ({ search }) => ({ days: rangeOf(search) }),
  loader: ({ deps: { days }, params: { id } }) => {
    if (isId(id)) void queryClient.prefetchQuery(trpc.segments.sizes.queryOptions({ id, days }));
  },
  component: ActivityRoute,
  errorComponent: Crash,
});

function ActivityRoute() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SegmentActivity
      key={id}
      id={id}
      range={rangeOf(search)}
      onRange={(range) => void navigate({ search: searchOf(range), replace: true })}
    />
  );
}
