import { useMutation, useQuery } from "@tanstack/react-query";
import { RotateCw, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { Sheet } from "../../components/ui/sheet.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { countOf, formatInstant } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { ErrorState } from "../../shell/error-state.tsx";
import { toast } from "../../shell/toast.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { trpc, type WebhookDeliveryDetail } from "../../trpc.ts";
import { Attempts } from "./attempts.tsx";
import { CodeBlock } from "./code-block.tsx";
import { DeliveryMark } from "./delivery-mark.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { lookOf } from "./webhook-words.ts";

/** How often one that is under way is looked at again, in milliseconds. */
const SOON = 1_000;

interface DeliverySheetProps {
  readonly id: number;
  /** Whether its endpoint is sent anything at present. */
  readonly receives: boolean;
  readonly onClose: () => void;
}

/** One message: what was sent, each attempt, and what came back. */
export function DeliverySheet({ id, receives, onClose }: DeliverySheetProps) {
  const query = useQuery(
    trpc.webhooks.delivery.queryOptions(
      { id },
      { refetchInterval: ({ state: { data } }) => (data?.state === "pending" ? SOON : false) },
    ),
  );
  const redeliver = useMutation(
    trpc.webhooks.redeliver.mutationOptions({
      onSuccess: refreshWebhooks,
      onError: (error) => toast.error("It was not sent again", { description: problemOf(error).message }),
    }),
  );
  const delivery = query.data;

  function content() {
    if (delivery) return <Loaded delivery={delivery} receives={receives} />;
    if (!query.isError) return <Loading />;
    if (problemOf(query.error).reason === "NOT_FOUND")
      return (
        <EmptyState icon={SearchX} title="There is no such message">
          Messages are kept for 30 days after they were delivered or given up.
        </EmptyState>
      );
    return (
      <ErrorState
        title="The message could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={<span className="font-mono text-sm">{delivery?.event ?? "Message"}</span>}
      className="w-[min(560px,100vw)]"
      footer={
        delivery && (
          <Button disabled={redeliver.isPending || delivery.sending} onClick={() => redeliver.mutate({ id })}>
            <RotateCw aria-hidden />
            {delivery.state === "pending" ? "Try now" : "Send again"}
          </Button>
        )
      }
    >
      {content()}
    </Sheet>
  );
}

interface LoadedProps {
  readonly delivery: WebhookDeliveryDetail;
  readonly receives: boolean;
}

function Loaded({ delivery, receives }: LoadedProps) {
  const timeZone = useTimeZone();
  const { messageId, segment, customers, state, dueAt, createdAt, url, body, log, sending } = delivery;
  const look = lookOf(delivery, receives);
  return (
    <>
      <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm [&_dd]:wrap-anywhere [&_dt]:text-muted">
        <Fact label="Status">
          <DeliveryMark look={look} />
        </Fact>
        {look === "retrying" && dueAt && <Fact label="Next attempt">{formatInstant(dueAt, timeZone)}</Fact>}
        {look === "waiting" && <Fact label="Waits for">An earlier message of the same segment</Fact>}
        {segment && (
          <Fact label="Segment">
            <bdi>{segment.name ?? "A deleted segment"}</bdi>
            {customers > 0 && <span className="text-muted"> · {countOf(customers, "customer")}</span>}
          </Fact>
        )}
        <Fact label="Created">{formatInstant(createdAt, timeZone)}</Fact>
        <Fact label="Id">
          <code className="font-mono text-xs">{messageId}</code>
        </Fact>
        <Fact label="To">
          <span className="line-clamp-3" title={url.slice(0, 2000)}>
            {url}
          </span>
        </Fact>
      </dl>
      <Attempts log={log} sending={sending} pending={state === "pending"} />
      <h3 className="mt-6 mb-2 font-semibold">Body</h3>
      <CodeBlock label="Body" className="max-h-80">
        {indented(body)}
      </CodeBlock>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="numeric min-w-0">{children}</dd>
    </>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-3 pt-1">
      <Skeleton className="w-48" />
      <Skeleton className="w-64" />
      <Skeleton className="mt-4 h-40 w-full" />
    </div>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
