import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Inbox, RotateCw, SearchX } from "lucide-react";
import { PlainTable } from "../../components/table/plain-table.tsx";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { countOf } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { ErrorState } from "../../shell/error-state.tsx";
import { OlderPager } from "../../shell/older-pager.tsx";
import { toast } from "../../shell/toast.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { Section } from "../section.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import type { WebhookSearch } from "./webhook-search.ts";

/** How often the log is looked at again while something is under way, and else; in milliseconds. */
const [SOON, LATER] = [2_000, 5_000];

const filters = [
  { value: "all", label: "All" },
  { value: "failed", label: "Failed" },
  { value: "pending", label: "Pending" },
  { value: "succeeded", label: "Delivered" },
] as const;

interface DeliveriesProps {
  readonly endpoint: WebhookEndpoint;
  readonly search: WebhookSearch;
  readonly onSearch: (change: Partial<WebhookSearch>) => void;
}

/** What an endpoint was sent, the newest first. */
export function Deliveries({ endpoint, search: { state, before }, onSearch }: DeliveriesProps) {
  const { id, status } = endpoint;
  const log = useQuery(
    trpc.webhooks.deliveries.queryOptions(
      { id, state, before },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) =>
          data?.deliveries.some((one) => one.state === "pending") ? SOON : LATER,
      },
    ),
  );
  const deliveries = log.isError && !log.data ? [] : log.data?.deliveries;

  function placeholder() {
    if (log.isError && !log.data)
      return (
        <ErrorState
          title="The log could not be loaded"
          error={log.error}
          onRetry={() => void log.refetch()}
        />
      );
    if (deliveries?.length !== 0) return null;
    if (before !== undefined) return <EmptyState icon={Inbox} title="There is nothing older" />;
    if (state !== undefined)
      return (
        <EmptyState icon={SearchX} title="No such messages">
          Messages are kept for 30 days after they were delivered or given up.
        </EmptyState>
      );
    return (
      <EmptyState icon={Inbox} title="Nothing sent yet">
        Messages appear here as customers join and leave. To see one now, send a test event.
      </EmptyState>
    );
  }

  return (
    <Section
      title="Messages"
      subtitle="What was sent, and what came back. Of each segment in order, one at a time."
      action={
        state === "failed" && status === "active" && deliveries?.length ? <RedeliverAll id={id} /> : null
      }
    >
      <search className="mb-3 flex">
        <Segmented
          label="Messages shown"
          value={state ?? "all"}
          onChange={(next) => onSearch({ state: next === "all" ? undefined : next, before: undefined })}
          choices={filters}
        />
      </search>
      <PlainTable
        label="Messages"
        columns={deliveryColumns(status === "active")}
        rows={deliveries}
        stale={log.isPlaceholderData}
        placeholder={placeholder()}
      />
      <OlderPager
        older={log.isPlaceholderData || log.isError ? null : (log.data?.before ?? null)}
        atNewest={before === undefined}
        onTurn={(next) => onSearch({ before: next })}
      />
    </Section>
  );
}

function RedeliverAll({ id }: { readonly id: number }) {
  const redeliver = useMutation(
    trpc.webhooks.redeliverFailed.mutationOptions({
      onSuccess: async ({ deliveries }) => {
        await refreshWebhooks();
        toast.success(`${countOf(deliveries, "message")} ${deliveries === 1 ? "is" : "are"} sent again`);
      },
      onError: (error) => toast.error("Nothing was sent again", { description: problemOf(error).message }),
    }),
  );
  return (
    <Button disabled={redeliver.isPending} onClick={() => redeliver.mutate({ id })}>
      <RotateCw aria-hidden />
      Send all failed again
    </Button>
  );
}
