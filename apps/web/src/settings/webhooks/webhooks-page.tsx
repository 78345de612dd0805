import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus, Webhook } from "lucide-react";
import { Suspense, useState } from "react";
import { PlainTable } from "../../components/table/plain-table.tsx";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { ErrorState } from "../../shell/error-state.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { useTitle } from "../../shell/use-title.ts";
import { trpc } from "../../trpc.ts";
import { AdminOnly } from "../admin-only.tsx";
import { Section } from "../section.tsx";
import { endpointColumns } from "./endpoint-columns.tsx";

const NewEndpointDialog = lazyPart(async () => ({
  default: (await import("./new-endpoint-dialog.tsx")).NewEndpointDialog,
}));

export function WebhooksPage() {
  useTitle("Webhooks");
  return (
    <AdminOnly verb="webhooks.list" what="Webhooks">
      <Endpoints />
    </AdminOnly>
  );
}

function Endpoints() {
  const list = useQuery(trpc.webhooks.list.queryOptions(undefined, { refetchInterval: 15_000 }));
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  const endpoints = list.isError && !list.data ? [] : list.data?.endpoints;

  function placeholder() {
    if (list.isError && !list.data)
      return (
        <ErrorState
          title="The endpoints could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      );
    if (endpoints?.length !== 0) return null;
    return (
      <EmptyState
        icon={Webhook}
        title="No endpoints yet"
        action={<Button onClick={() => setAdding(true)}>Add endpoint</Button>}
      >
        Give the address of a system of yours, and it is told of each customer who joins or leaves a segment,
        signed so that it knows it was you.
      </EmptyState>
    );
  }

  return (
    <>
      <Section
        title="Webhooks"
        subtitle="Other systems are told who joins and leaves segments, as it happens."
        action={
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            Add endpoint
          </Button>
        }
      >
        <PlainTable
          label="Endpoints"
          columns={endpointColumns}
          rows={endpoints}
          placeholder={placeholder()}
        />
      </Section>
      <Suspense>
        {adding && (
          <NewEndpointDialog
            onClose={(made) => {
              setAdding(false);
              if (made !== undefined) void navigate({ to: "/settings/webhooks/$id", params: { id: made } });
            }}
          />
        )}
      </Suspense>
    </>
  );
}
