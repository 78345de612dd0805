import type { Names } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import type { Column } from "../components/table/column.ts";
import { formatNumber } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import type { FlowItem } from "../trpc.ts";
import { FlowState } from "./flow-state.tsx";
import { triggerWords } from "./flow-words.ts";

const counted = [
  ["running", "Running"],
  ["waiting", "Waiting"],
  ["done", "Done"],
  ["failed", "Failed"],
] as const;

export function automationColumns(names: Names): readonly Column<FlowItem, never>[] {
  return [
    {
      id: "name",
      label: "Name",
      narrow: true,
      shape: 200,
      cell: (flow) => <FlowName flow={flow} names={names} />,
    },
    {
      id: "state",
      label: "State",
      width: 112,
      narrow: true,
      shape: 60,
      cell: (flow) => <FlowState flow={flow} />,
    },
    ...counted.map(
      ([state, label]): Column<FlowItem, never> => ({
        id: state,
        label,
        width: 76,
        align: "end",
        shape: 24,
        cell: ({ runs }) => (
          <span
            className={runs[state] > 0 && state === "failed" ? "numeric text-danger" : "numeric text-muted"}
          >
            {runs[state] === 0 ? "—" : formatNumber(runs[state])}
          </span>
        ),
      }),
    ),
    {
      id: "last",
      label: "Last run",
      width: 116,
      align: "end",
      shape: 72,
      cell: ({ lastRunAt }) => (
        <span className="text-muted">{lastRunAt ? <Ago iso={lastRunAt} /> : "Never"}</span>
      ),
    },
  ];
}

function FlowName({ flow, names }: { readonly flow: FlowItem; readonly names: Names }) {
  const { id, name, definition, runs } = flow;
  return (
    <>
      <Link
        to="/crm/automations/$id"
        params={{ id }}
        title={name.length > 40 ? name : undefined}
        className="block truncate rounded-sm font-medium hover:underline"
      >
        <bdi>{name}</bdi>
      </Link>
      <div className="truncate text-xs text-muted">{triggerWords(definition.trigger, names)}</div>
      {runs.failed > 0 && (
        <div className="text-xs text-danger md:hidden">{formatNumber(runs.failed)} failed</div>
      )}
    </>
  );
}
