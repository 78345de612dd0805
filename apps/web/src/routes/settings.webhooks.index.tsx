import { createFileRoute } from "@tanstack/react-router";
import { WebhooksPage } from "../settings/webhooks/webhooks-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/webhooks/")({
  component: WebhooksPage,
  errorComponent: Crash,
});
