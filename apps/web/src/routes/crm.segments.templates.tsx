import { createFileRoute } from "@tanstack/react-router";
import { Crash } from "../shell/crash.tsx";
import { TemplatesPage } from "../templates/templates-page.tsx";

export const Route = createFileRoute("/crm/segments/templates")({
  component: TemplatesPage,
  errorComponent: Crash,
});
