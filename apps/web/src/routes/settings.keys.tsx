import { createFileRoute } from "@tanstack/react-router";
import { KeysPage } from "../settings/keys-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/keys")({
  component: KeysPage,
  errorComponent: Crash,
});
