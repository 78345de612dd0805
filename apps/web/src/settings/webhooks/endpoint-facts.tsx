import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { countOf, formatDay, formatInstant, formatNumber, formatPercent } from "../../format.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import type { WebhookEndpoint } from "../../trpc.ts";

/** What an endpoint is told, and how that goes. */
export function EndpointFacts({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const timeZone = useTimeZone();
  const { events, attempts, pending, createdAt, createdBy, secretMadeAt, formerSecretUntil } = endpoint;
  return (
    <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm sm:grid-cols-[104px_minmax(0,1fr)_104px_minmax(0,1fr)] [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-muted">
      <Fact label="Events">
        {events.map((event) => (
          <code key={event} className="mr-2 inline-block font-mono text-xs">
            {event}
          </code>
        ))}
      </Fact>
      <Fact label="Last 7 days">
        {attempts.count === 0
          ? "Nothing sent"
          : `${countOf(attempts.count, "attempt")}, ${formatPercent(attempts.failed / attempts.count)} failed`}
      </Fact>
      <Fact label="Segments">
        <Segments endpoint={endpoint} />
      </Fact>
      <Fact label="Not sent yet">{formatNumber(pending)}</Fact>
      <Fact label="Created">
        {formatDay(createdAt, timeZone)}
        {createdBy && (
          <>
            {" "}
            by <bdi>{createdBy.slice(0, 100)}</bdi>
          </>
        )}
      </Fact>
      <Fact label="Secret">
        Made {formatDay(secretMadeAt, timeZone)}
        {formerSecretUntil && (
          <span className="block text-xs text-muted">
            The one before it is good until {formatInstant(formerSecretUntil, timeZone)}
          </span>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="numeric">{children}</dd>
    </>
  );
}

/** Shown before the others are counted. */
const SHOWN = 4;

function Segments({ endpoint: { segments } }: { readonly endpoint: WebhookEndpoint }) {
  if (segments === null) return "All segments";
  const more = segments.length - SHOWN;
  return (
    <ul>
      {segments.slice(0, SHOWN).map(({ id, name, deleted }) => (
        <li key={id} className="truncate">
          {deleted ? (
            <span className="text-muted">
              <bdi>{name ?? "A segment"}</bdi> (deleted)
            </span>
          ) : (
            <Link
              to="/crm/segments/$id"
              params={{ id }}
              title={(name ?? "").length > 30 ? (name ?? "") : undefined}
              className="underline-offset-2 hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          )}
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {formatNumber(more)} more</li>}
    </ul>
  );
}
