import { Link } from "@tanstack/react-router";
import type { Column } from "../../components/table/column.ts";
import { countOf, formatMs } from "../../format.ts";
import { Ago } from "../../shell/ago.tsx";
import type { WebhookDelivery } from "../../trpc.ts";
import { DeliveryMark } from "./delivery-mark.tsx";
import { lookOf } from "./webhook-words.ts";

/** The columns of an endpoint's log; `receives` is whether it is sent anything at present. */
export function deliveryColumns(receives: boolean): readonly Column<WebhookDelivery, never>[] {
  return [
    {
      id: "state",
      label: "Status",
      width: 140,
      shape: 80,
      cell: (delivery) => <DeliveryMark look={lookOf(delivery, receives)} />,
    },
    {
      id: "event",
      label: "Message",
      narrow: true,
      shape: 180,
      cell: (delivery) => <What delivery={delivery} receives={receives} />,
    },
    { id: "answer", label: "Answer", width: 220, shape: 120, cell: ({ last }) => <Answer last={last} /> },
    {
      id: "attempts",
      label: "Attempts",
      width: 76,
      align: "end",
      shape: 16,
      cell: ({ attempts }) => <span className="numeric text-muted">{attempts}</span>,
    },
    {
      id: "when",
      label: "Created",
      width: 108,
      align: "end",
      shape: 72,
      cell: ({ createdAt }) => (
        <span className="text-muted">
          <Ago iso={createdAt} />
        </span>
      ),
    },
  ];
}

interface WhatProps {
  readonly delivery: WebhookDelivery;
  readonly receives: boolean;
}

function What({ delivery, receives }: WhatProps) {
  const { id, event, segment, customers, createdAt } = delivery;
  return (
    <>
      <Link
        from="/settings/webhooks/$id"
        to="."
        search={(last) => ({ ...last, delivery: id })}
        resetScroll={false}
        className="block truncate rounded-sm font-mono text-xs leading-5 hover:underline"
      >
        {event}
      </Link>
      <div className="truncate text-xs text-muted">
        {segment ? (
          <>
            {customers > 0 && `${countOf(customers, "customer")} · `}
            <bdi title={(segment.name ?? "").length > 30 ? (segment.name ?? "") : undefined}>
              {segment.name ?? "A deleted segment"}
            </bdi>
          </>
        ) : (
          "Sent by hand"
        )}
      </div>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted md:hidden [&_svg]:size-3.5">
        <DeliveryMark look={lookOf(delivery, receives)} />
        <Ago iso={createdAt} />
      </div>
    </>
  );
}

function Answer({ last }: Pick<WebhookDelivery, "last">) {
  if (!last) return <span className="text-muted">—</span>;
  const { status, ms, problem } = last;
  return (
    <span className="block truncate text-muted" title={problem ?? undefined}>
      {status !== null && <span className="numeric mr-1.5 text-text">{status}</span>}
      {problem === null ? formatMs(ms) : status === null ? problem : formatMs(ms)}
    </span>
  );
}
