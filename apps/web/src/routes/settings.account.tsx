import { createFileRoute } from "@tanstack/react-router";
import { AccountPage } from "../settings/account-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/account")({
  component: AccountPage,
  errorComponent: Crash,
});
