import { createFileRoute } from "@tanstack/react-router";
import { readChoice } from "../search-params.ts";
import { NewSegmentPage } from "../segments/new-segment-page.tsx";
import { Crash } from "../shell/crash.tsx";

interface NewSegmentSearch {
  readonly type?: "static" | "dynamic" | undefined;
}

export const Route = createFileRoute("/crm/segments/new")({
  validateSearch: (raw: Record<string, unknown>): NewSegmentSearch => ({
    type: readChoice(raw, "type", ["static", "dynamic"]),
  }),
  component: NewSegmentRoute,
  errorComponent: Crash,
});

function NewSegmentRoute() {
  const { type = "dynamic" } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NewSegmentPage
      type={type}
      onType={(next) => void navigate({ search: { type: next }, replace: true, resetScroll: false })}
    />
  );
}
