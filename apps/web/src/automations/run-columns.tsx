import type { Names } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import type { Column } from "../components/table/column.ts";
import { formatInstant } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import type { Flow, FlowRun } from "../trpc.ts";
import { progressWords } from "./flow-words.ts";
import { RetryRun } from "./retry-run.tsx";
import { RunState } from "./run-state.tsx";

/** The columns of an automation’s runs. */
export function runColumns(flow: Flow, names: Names): readonly Column<FlowRun, never>[] {
  return [
    {
      id: "customer",
      label: "Customer",
      narrow: true,
      shape: 140,
      cell: (run) => <Who run={run} />,
    },
    {
      id: "state",
      label: "State",
      width: 104,
      narrow: true,
      shape: 60,
      cell: (run) => <RunState state={run.state} />,
    },
    {
      id: "step",
      label: "Where",
      width: 260,
      shape: 160,
      cell: (run) => <Where run={run} flow={flow} names={names} />,
    },
    {
      id: "due",
      label: "Next",
      width: 168,
      shape: 100,
      cell: (run) => <Next run={run} isOn={flow.state === "on"} />,
    },
    {
      id: "started",
      label: "Began",
      width: 108,
      align: "end",
      shape: 72,
      cell: ({ startedAt }) => (
        <span className="text-muted">
          <Ago iso={startedAt} />
        </span>
      ),
    },
    {
      id: "actions",
      label: "Actions",
      width: 84,
      align: "end",
      narrow: true,
      shape: 0,
      cell: (run) => (run.state === "failed" ? <RetryRun id={flow.id} run={run} /> : null),
    },
  ];
}

function Who({ run: { customer, problem, startedAt } }: { readonly run: FlowRun }) {
  return (
    <>
      {customer.name === null ? (
        <span className="text-muted">A customer who was deleted</span>
      ) : (
        <Link
          to="/crm/customers/$id"
          params={{ id: customer.id }}
          dir="auto"
          className="block truncate rounded-sm font-medium hover:underline"
        >
          {customer.name.slice(0, 300)}
        </Link>
      )}
      <div className="truncate text-xs text-muted md:hidden" title={problem ?? undefined}>
        {problem ?? <Ago iso={startedAt} />}
      </div>
    </>
  );
}

interface WhereProps {
  readonly run: FlowRun;
  readonly flow: Flow;
  readonly names: Names;
}

function Where({ run, flow, names }: WhereProps) {
  const words = progressWords(run, flow, names);
  return (
    <>
      <bdi className="block truncate" title={words.length > 40 ? words : undefined}>
        {words}
      </bdi>
      {run.problem !== null && (
        <span
          className={`block truncate text-xs ${run.state === "failed" ? "text-danger" : "text-muted"}`}
          title={run.problem}
        >
          {run.problem}
        </span>
      )}
      {run.state === "stopped" && run.problem === null && (
        <span className="block truncate text-xs text-muted">The condition did not hold</span>
      )}
    </>
  );
}

function Next({ run, isOn }: { readonly run: FlowRun; readonly isOn: boolean }) {
  const timeZone = useTimeZone();
  const { dueAt, finishedAt } = run;
  if (dueAt === null)
    return (
      <span className="text-muted">
        {finishedAt && (
          <>
            Ended <Ago iso={finishedAt} />
          </>
        )}
      </span>
    );
  if (!isOn) return <span className="text-muted">Stands still</span>;
  if (Date.parse(dueAt) <= Date.now()) return <span className="text-muted">Now</span>;
  return (
    <time
      dateTime={dueAt}
      className="numeric block truncate text-muted"
      title={formatInstant(dueAt, timeZone)}
    >
      {formatInstant(dueAt, timeZone).replace(/ \([^)]*\)$/, "")}
    </time>
  );
}
