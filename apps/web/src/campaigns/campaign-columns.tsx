import { Link } from "@tanstack/react-router";
import type { Column } from "../components/table/column.ts";
import { formatNumber } from "../format.ts";
import { ProgressBar } from "../jobs/progress-bar.tsx";
import { SegmentCount } from "../segments/segment-count.tsx";
import type { Counted } from "../segments/use-segment-counts.ts";
import { Ago } from "../shell/ago.tsx";
import type { CampaignItem } from "../trpc.ts";
import { CampaignMenu } from "./campaign-menu.tsx";
import { CampaignStateMark } from "./campaign-state.tsx";

export function campaignColumns(countOf: (id: number) => Counted): readonly Column<CampaignItem, never>[] {
  return [
    {
      id: "name",
      label: "Name",
      narrow: true,
      shape: 180,
      cell: (campaign) => <CampaignName campaign={campaign} />,
    },
    {
      id: "state",
      label: "State",
      width: 152,
      shape: 72,
      cell: (campaign) => <Standing campaign={campaign} counted={countOf(campaign.id)} />,
    },
    {
      id: "customers",
      label: "Customers",
      width: 104,
      align: "end",
      narrow: true,
      shape: 40,
      cell: ({ id, state, enrolled }) =>
        state === "draft" ? (
          <SegmentCount counted={countOf(id)} />
        ) : (
          <span className="numeric">{formatNumber(enrolled)}</span>
        ),
    },
    {
      id: "started",
      label: "Started",
      width: 132,
      shape: 80,
      cell: ({ startedAt }) => (
        <span className="text-muted">{startedAt ? <Ago iso={startedAt} /> : "Not yet"}</span>
      ),
    },
    {
      id: "actions",
      label: "Actions",
      width: 44,
      align: "end",
      narrow: true,
      shape: 0,
      cell: (campaign) => <CampaignMenu campaign={campaign} compact />,
    },
  ];
}

function CampaignName({ campaign }: { readonly campaign: CampaignItem }) {
  const { id, name, description, state, startedAt } = campaign;
  return (
    <>
      <Link
        to="/crm/campaigns/$id"
        params={{ id }}
        dir="auto"
        title={name.length > 40 ? name : undefined}
        className="block truncate rounded-sm font-medium hover:underline"
      >
        {name}
      </Link>
      <div className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
        <span className="flex shrink-0 items-center gap-1.5 md:hidden">
          <CampaignStateMark state={state} />
          {startedAt && <Ago iso={startedAt} />}
        </span>
        <bdi className="truncate max-md:hidden" title={description.length > 60 ? description : undefined}>
          {description.slice(0, 300)}
        </bdi>
      </div>
    </>
  );
}

interface StandingProps {
  readonly campaign: CampaignItem;
  readonly counted: Counted;
}

function Standing({ campaign: { name, state, progress }, counted }: StandingProps) {
  if (state === "draft" && counted?.problem) {
    return (
      <>
        <CampaignStateMark state={state} />
        <span className="block truncate text-xs text-danger" title={counted.problem}>
          {counted.problem}
        </span>
      </>
    );
  }
  if (state !== "running" || !progress) return <CampaignStateMark state={state} />;
  return (
    <div className="flex flex-col gap-1">
      <CampaignStateMark state={state} />
      <ProgressBar label={`Enrolling in ${name}`} done={progress.done} total={progress.total} />
    </div>
  );
}
