import { createFileRoute } from "@tanstack/react-router";
import { isId } from "../search-params.ts";
import { SegmentPage } from "../segments/segment-page.tsx";
import { Crash } from "../shell/crash.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createFileRoute("/crm/segments/$id")({
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  loader: ({ params: { id } }) => {
    if (!isId(id)) return;
    void queryClient.prefetchQuery(trpc.segments.get.queryOptions({ id }));
    void queryClient.prefetchQuery(trpc.segments.counts.queryOptions({ ids: [id] }));
  },
  component: SegmentRoute,
  errorComponent: Crash,
});

function SegmentRoute() {
  const { id } = Route.useParams();
  return <SegmentPage id={id} />;
}
