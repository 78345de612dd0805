import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Footprints, SearchX } from "lucide-react";
import { Suspense } from "react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { Segmented } from "../components/ui/segmented.tsx";
import { formatNumber } from "../format.ts";
import { Section } from "../settings/section.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { OlderPager } from "../shell/older-pager.tsx";
import { type Flow, trpc } from "../trpc.ts";
import { type FlowSearch, runFilters } from "./flow-search.ts";
import { runWords } from "./flow-words.ts";
import { namesOf } from "./known-names.ts";
import { RetryAll } from "./retry-run.tsx";
import { runColumns } from "./run-columns.tsx";

const RunSheet = lazyPart(async () => ({ default: (await import("./run-sheet.tsx")).RunSheet }));

/** How often the list is looked at again, in milliseconds. */
const AGAIN = 4_000;

interface RunsProps {
  readonly flow: Flow;
  readonly search: FlowSearch;
  readonly onSearch: (change: Partial<FlowSearch>) => void;
}

/** The customers on their way through an automation, the newest first. */
export function Runs({ flow, search: { state, before, run }, onSearch }: RunsProps) {
  const { id, runs: counts } = flow;
  const list = useQuery(
    trpc.flows.runs.queryOptions(
      { id, state, before },
      { placeholderData: keepPreviousData, refetchInterval: AGAIN },
    ),
  );
  const runs = list.isError && !list.data ? [] : list.data?.runs;

  function placeholder() {
    if (list.isError && !list.data)
      return (
        <ErrorState
          title="The runs could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      );
    if (runs?.length !== 0) return null;
    if (before !== undefined) return <EmptyState icon={Footprints} title="There is nothing older" />;
    if (state !== undefined) return <EmptyState icon={SearchX} title="No such runs" />;
    return (
      <EmptyState icon={Footprints} title="Nobody has come by yet">
        {flow.state === "on"
          ? "Each customer who sets it off appears here, with how far they have come."
          : "Turn it on, and each customer who sets it off appears here."}
      </EmptyState>
    );
  }

  const choices = [
    { value: "all" as const, label: "All" },
    ...runFilters.map((value) => ({
      value,
      label: counts[value] > 0 ? `${runWords[value]} ${formatNumber(counts[value])}` : runWords[value],
    })),
  ];
  return (
    <Section
      title="Runs"
      subtitle="Each customer goes through each step once."
      action={counts.failed > 0 ? <RetryAll id={id} /> : null}
    >
      <search className="mb-3 flex overflow-x-auto">
        <Segmented
          label="Runs shown"
          value={state ?? "all"}
          onChange={(next) => onSearch({ state: next === "all" ? undefined : next, before: undefined })}
          choices={choices}
        />
      </search>
      <PlainTable
        label="Runs"
        columns={runColumns(flow, namesOf(flow.names), (run) => onSearch({ run }))}
        rows={runs}
        stale={list.isPlaceholderData}
        placeholder={placeholder()}
      />
      <OlderPager
        older={list.isPlaceholderData || list.isError ? null : (list.data?.before ?? null)}
        atNewest={before === undefined}
        onTurn={(next) => onSearch({ before: next })}
      />
      <Suspense>
        {run !== undefined && (
          <RunSheet flow={flow} runId={run} onClose={() => onSearch({ run: undefined })} />
        )}
      </Suspense>
    </Section>
  );
}
