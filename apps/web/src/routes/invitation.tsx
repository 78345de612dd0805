import { createFileRoute } from "@tanstack/react-router";
import { readWhole } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { InvitationPage } from "../sign-in/invitation-page.tsx";

export const Route = createFileRoute("/invitation")({
  validateSearch: (raw: Record<string, unknown>): { readonly secret?: string | undefined } => ({
    secret: readWhole(raw, "secret"),
  }),
  component: InvitationRoute,
  errorComponent: Crash,
});

function InvitationRoute() {
  const { secret } = Route.useSearch();
  return <InvitationPage secret={secret} />;
}
