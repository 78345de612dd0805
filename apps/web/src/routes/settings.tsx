import { createFileRoute } from "@tanstack/react-router";
import { SettingsPage } from "../settings/settings-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings")({
  component: SettingsPage,
  errorComponent: Crash,
});
