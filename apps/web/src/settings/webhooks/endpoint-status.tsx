import { CircleAlert, CirclePause, CircleSlash2, RadioTower } from "lucide-react";
import { Badge } from "../../components/ui/badge.tsx";
import type { WebhookEndpoint } from "../../trpc.ts";
import { statusWords } from "./webhook-words.ts";

/** How an endpoint stands, as a word and a mark. */
export function EndpointStatus({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { status, failingSince } = endpoint;
  if (status === "disabled")
    return (
      <Badge tone="danger">
        <CircleSlash2 aria-hidden />
        {statusWords[status]}
      </Badge>
    );
  if (status === "paused")
    return (
      <Badge>
        <CirclePause aria-hidden />
        {statusWords[status]}
      </Badge>
    );
  if (failingSince !== null)
    return (
      <Badge tone="warning">
        <CircleAlert aria-hidden />
        Failing
      </Badge>
    );
  return (
    <Badge tone="accent">
      <RadioTower aria-hidden />
      {statusWords[status]}
    </Badge>
  );
}
