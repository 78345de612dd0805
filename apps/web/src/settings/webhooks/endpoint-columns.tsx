import { Link } from "@tanstack/react-router";
import type { Column } from "../../components/table/column.ts";
import { formatPercent } from "../../format.ts";
import { Ago } from "../../shell/ago.tsx";
import type { WebhookEndpoint } from "../../trpc.ts";
import { EndpointStatus } from "./endpoint-status.tsx";
import { segmentsWord, shortUrl } from "./webhook-words.ts";

export const endpointColumns: readonly Column<WebhookEndpoint, never>[] = [
  {
    id: "url",
    label: "Endpoint",
    narrow: true,
    shape: 200,
    cell: (endpoint) => <EndpointName endpoint={endpoint} />,
  },
  {
    id: "listens",
    label: "Listens to",
    width: 180,
    shape: 110,
    cell: (endpoint) => <ListensTo endpoint={endpoint} />,
  },
  {
    id: "status",
    label: "Status",
    width: 104,
    narrow: true,
    shape: 60,
    cell: (endpoint) => <EndpointStatus endpoint={endpoint} />,
  },
  {
    id: "failures",
    label: "Failed, 7 days",
    width: 108,
    align: "end",
    shape: 40,
    cell: ({ attempts }) => <FailureRate attempts={attempts} />,
  },
  {
    id: "last",
    label: "Last attempt",
    width: 116,
    align: "end",
    shape: 72,
    cell: ({ lastAttempt }) => (
      <span className="text-muted">{lastAttempt ? <Ago iso={lastAttempt.at} /> : "Never"}</span>
    ),
  },
];

function EndpointName({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { id, url, description, lastAttempt } = endpoint;
  return (
    <>
      <Link
        to="/settings/webhooks/$id"
        params={{ id }}
        title={url.length > 40 ? url.slice(0, 1000) : undefined}
        className="block truncate rounded-sm font-medium hover:underline"
      >
        {shortUrl(url).slice(0, 300)}
      </Link>
      <div className="truncate text-xs text-muted">
        {description && <bdi title={description.length > 50 ? description : undefined}>{description}</bdi>}
        <span className="md:hidden">
          {description && " · "}
          {lastAttempt ? <Ago iso={lastAttempt.at} /> : "Nothing sent yet"}
        </span>
      </div>
    </>
  );
}

function ListensTo({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { events } = endpoint;
  const segments = segmentsWord(endpoint);
  return (
    <>
      <bdi className="block truncate" title={segments.length > 24 ? segments : undefined}>
        {segments}
      </bdi>
      <span className="block truncate text-xs text-muted">
        {events.map((event) => event.replace("segment.", "")).join(", ")}
      </span>
    </>
  );
}

/** Of the attempts, those that came to nothing. */
function FailureRate({ attempts }: Pick<WebhookEndpoint, "attempts">) {
  const { count, failed } = attempts;
  if (count === 0) return <span className="text-muted">—</span>;
  return (
    <span className={failed > 0 ? "numeric" : "numeric text-muted"}>{formatPercent(failed / count)}</span>
  );
}
