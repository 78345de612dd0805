import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus, Workflow } from "lucide-react";
import { Suspense, useState } from "react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { automationColumns } from "./automation-columns.tsx";
import { namesOf } from "./known-names.ts";

const NewAutomationDialog = lazyPart(async () => ({
  default: (await import("./new-automation-dialog.tsx")).NewAutomationDialog,
}));

/** The organization’s automations. */
export function AutomationsPage() {
  useTitle("Automations");
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const list = useQuery(trpc.flows.list.queryOptions(undefined, { refetchInterval: 10_000 }));
  const flows = list.isError && !list.data ? [] : list.data?.flows;

  function placeholder() {
    if (list.isError && !list.data)
      return (
        <ErrorState
          title="The automations could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      );
    if (flows?.length !== 0) return null;
    return (
      <EmptyState
        icon={Workflow}
        title="No automations yet"
        action={
          <GuardedButton verb="flows.create" onClick={() => setAdding(true)}>
            New automation
          </GuardedButton>
        }
      >
        An automation begins when a customer joins or leaves a segment, or writes. It can wait, go on only for
        those for whom a rule holds, tag customers, put them into a static segment, or cool them down. Each
        customer goes through each step once.
      </EmptyState>
    );
  }

  return (
    <Page
      title="Automations"
      subtitle="What is done for customers by itself as they join and leave segments, or write."
      actions={
        <GuardedButton verb="flows.create" variant="primary" onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          New automation
        </GuardedButton>
      }
    >
      <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        <PlainTable
          label="Automations"
          columns={automationColumns(namesOf(list.data?.names))}
          rows={flows}
          placeholder={placeholder()}
        />
      </div>
      <Suspense>
        {adding && (
          <NewAutomationDialog
            onClose={(made) => {
              setAdding(false);
              if (made !== undefined) void navigate({ to: "/crm/automations/$id", params: { id: made } });
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
