import { createFileRoute } from "@tanstack/react-router";
import { listInput, readListSearch } from "../segments/list-search.ts";
import { SegmentsPage } from "../segments/segments-page.tsx";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/segments/")({
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => {
    void queryClient.prefetchQuery(trpc.segments.list.queryOptions(listInput(deps)));
  },
  component: SegmentsRoute,
  errorComponent: Crash,
});

function SegmentsRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SegmentsPage
      search={search}
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace })
      }
    />
  );
}
