import type { Names } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import type { Column } from "../components/table/column.ts";
import { formatInstant } from "../format.ts";
import { formatShortMoment } from "../format-days.ts";
import { Ago } from "../shell/ago.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import type { Flow, FlowRun } from "../trpc.ts";
import { progressWords } from "./flow-words.ts";
import { RetryRun } from "./retry-run.tsx";
import { RunState } from "./run-state.tsx";

/** The columns of an automation’s runs. */
export function runColumns(
  flow: Flow,
  names: Names,
  onOpen: (runId: number) => void,
): readonly Column<FlowRun, never>[] {
  return [
    {
      id: "customer",
      label: "Customer",
      narrow: true,
      shape: 140,
      cell: (run) => <Who run={run} onOpen={() => onOpen(run.id)} />,
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
      cell: (run) => <Where run={run} flow={flow} names={names} onOpen={() => onOpen(run.id)} />,
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

interface WhoProps {
  readonly run: FlowRun;
  readonly onOpen: () => void;
}

function Who({ run: { customer, problem, startedAt }, onOpen }: WhoProps) {
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
      <button
        type="button"
        aria-haspopup="dialog"
        title={problem ?? undefined}
        className="block max-w-full truncate rounded-sm text-xs text-muted hover:underline md:hidden"
        onClick={onOpen}
      >
        {problem ?? (
          <>
            Steps · <Ago iso={startedAt} />
          </>
        )}
      </button>
    </>
  );
}

interface WhereProps {
  readonly run: FlowRun;
  readonly flow: Flow;
  readonly names: Names;
  readonly onOpen: () => void;
}

function Where({ run, flow, names, onOpen }: WhereProps) {
  const words = progressWords(run, flow, names);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="block max-w-full truncate rounded-sm text-left hover:underline"
        title={words.length > 40 ? words : undefined}
        onClick={onOpen}
      >
        <bdi>{words}</bdi>
      </button>
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
      {formatShortMoment(dueAt, timeZone)}
    </time>
  );
}
