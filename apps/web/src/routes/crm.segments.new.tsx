import { createFileRoute } from "@tanstack/react-router";
import { readChoice, readObject, readText } from "../search-params.ts";
import { NewSegmentPage } from "../segments/new-segment-page.tsx";
import { Crash } from "../shell/crash.tsx";

interface NewSegmentSearch {
  readonly type?: "static" | "dynamic" | undefined;
  /** What it begins from; see templates.ts. */
  readonly template?: string | undefined;
  /** A rule that it begins from instead, and a name for it. */
  readonly rule?: object | undefined;
  readonly name?: string | undefined;
}

export const Route = createFileRoute("/crm/segments/new")({
  validateSearch: (raw: Record<string, unknown>): NewSegmentSearch => ({
    type: readChoice(raw, "type", ["static", "dynamic"]),
    template: readText(raw, "template"),
    rule: readObject(raw, "rule"),
    name: readText(raw, "name"),
  }),
  component: NewSegmentRoute,
  errorComponent: Crash,
});

function NewSegmentRoute() {
  const { type = "dynamic", ...from } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NewSegmentPage
      type={type}
      {...from}
      onType={(next) => void navigate({ search: { type: next, ...from }, replace: true, resetScroll: false })}
    />
  );
}
