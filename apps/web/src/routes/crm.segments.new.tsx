import { createFileRoute } from "@tanstack/react-router";
import { readChoice, readText } from "../search-params.ts";
import { NewSegmentPage } from "../segments/new-segment-page.tsx";
import { Crash } from "../shell/crash.tsx";

interface NewSegmentSearch {
  readonly type?: "static" | "dynamic" | undefined;
  /** What it begins from; see templates.ts. */
  readonly template?: string | undefined;
}

export const Route = createFileRoute("/crm/segments/new")({
  validateSearch: (raw: Record<string, unknown>): NewSegmentSearch => ({
    type: readChoice(raw, "type", ["static", "dynamic"]),
    template: readText(raw, "template"),
  }),
  component: NewSegmentRoute,
  errorComponent: Crash,
});

function NewSegmentRoute() {
  const { type = "dynamic", template } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NewSegmentPage
      type={type}
      template={template}
      onType={(next) =>
        void navigate({ search: { type: next, template }, replace: true, resetScroll: false })
      }
    />
  );
}
