import { createFileRoute } from "@tanstack/react-router";
import { AutomationsPage } from "../automations/automations-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/automations/")({
  component: AutomationsPage,
  errorComponent: Crash,
});
