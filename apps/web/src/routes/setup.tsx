import { createFileRoute } from "@tanstack/react-router";
import { readWhole } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { SetupPage } from "../sign-in/setup-page.tsx";

export const Route = createFileRoute("/setup")({
  validateSearch: (raw: Record<string, unknown>): { readonly secret?: string | undefined } => ({
    secret: readWhole(raw, "secret"),
  }),
  component: SetupRoute,
  errorComponent: Crash,
});

function SetupRoute() {
  const { secret } = Route.useSearch();
  return <SetupPage secret={secret} />;
}
