import { createFileRoute } from "@tanstack/react-router";
import { readWhole } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";
import { SignInPage } from "../sign-in/sign-in-page.tsx";

export const Route = createFileRoute("/sign-in")({
  validateSearch: (raw: Record<string, unknown>): { readonly to?: string | undefined } => ({
    to: readWhole(raw, "to"),
  }),
  component: SignInRoute,
  errorComponent: Crash,
});

function SignInRoute() {
  const { to } = Route.useSearch();
  return <SignInPage to={to} />;
}
