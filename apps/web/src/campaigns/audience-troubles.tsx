import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CopyX, TriangleAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { Ago } from "../shell/ago.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { toast } from "../shell/toast.ts";
import { type CampaignPreview, trpc } from "../trpc.ts";
import { refreshCampaigns } from "./refresh-campaigns.ts";

type AudienceProblem = CampaignPreview["problems"][number];
type Overlap = NonNullable<CampaignPreview["result"]>["overlaps"][number];

interface ProblemsProps {
  readonly problems: readonly AudienceProblem[];
  /** Undefined where the audience stays as it is. */
  readonly onTakeOut: ((segmentId: number) => void) | undefined;
}

/** What keeps the campaign from starting, each with a way to mend it. */
export function AudienceProblems({ problems, onTakeOut }: ProblemsProps) {
  const said = problems.filter(({ kind }) => kind !== "nothingIncluded");
  return said.map((problem) => (
    <Banner
      key={`${problem.kind} ${problem.side} ${problem.segmentId}`}
      tone="danger"
      icon={TriangleAlert}
      action={<Ways problem={problem} onTakeOut={onTakeOut} />}
    >
      {problem.message}
    </Banner>
  ));
}

interface WaysProps {
  readonly problem: AudienceProblem;
  readonly onTakeOut: ProblemsProps["onTakeOut"];
}

function Ways({ problem: { kind, side, segmentId }, onTakeOut }: WaysProps) {
  const restore = useMutation(trpc.segments.restore.mutationOptions());
  if (segmentId === null) return null;

  async function bringBack(id: number) {
    try {
      await restore.mutateAsync({ id });
      await refreshCampaigns();
    } catch (error) {
      toast.error("The segment was not restored", { description: problemOf(error).message });
    }
  }

  return (
    <span className="flex flex-wrap gap-1.5">
      {kind === "broken" && (
        <Button asChild size="sm">
          <Link to="/crm/segments/$id/rules" params={{ id: segmentId }}>
            Repair its rule
          </Link>
        </Button>
      )}
      {kind === "archived" && (
        <GuardedButton
          verb="segments.restore"
          size="sm"
          disabled={restore.isPending}
          onClick={() => void bringBack(segmentId)}
        >
          Restore it
        </GuardedButton>
      )}
      {kind === "nameTaken" && (
        <Button asChild size="sm">
          <Link to="/crm/segments/$id" params={{ id: segmentId }}>
            Open that segment
          </Link>
        </Button>
      )}
      {side && onTakeOut && (
        <Button size="sm" onClick={() => onTakeOut(segmentId)}>
          Take it out
        </Button>
      )}
    </span>
  );
}

interface OverlapsProps {
  readonly overlaps: readonly Overlap[];
  /** Leaves out who was enrolled in one. */
  readonly onExclude?: ((segment: { readonly id: number; readonly name: string }) => void) | undefined;
}

/** Other campaigns with some of the same customers: a warning where one runs. */
export function Overlaps({ overlaps, onExclude }: OverlapsProps) {
  return overlaps.map(({ campaignId, name, state, finishedAt, segmentId, count }) => (
    <Banner
      key={campaignId}
      tone={state === "running" ? "warning" : "neutral"}
      icon={CopyX}
      action={
        onExclude &&
        segmentId !== null && (
          <Button
            size="sm"
            aria-label={`Exclude who is enrolled in ${quoted(name)}`}
            onClick={() => onExclude({ id: segmentId, name: `Already ran campaign ${name}` })}
          >
            Exclude them
          </Button>
        )
      }
    >
      <span className="numeric">{formatNumber(count)}</span> of them{" "}
      {state === "running" ? "are being enrolled in" : "were enrolled in"}{" "}
      <Link
        to="/crm/campaigns/$id"
        params={{ id: campaignId }}
        className="font-medium underline underline-offset-2"
      >
        <bdi>{name.slice(0, 120)}</bdi>
      </Link>
      {finishedAt ? (
        <>
          , <Ago iso={finishedAt} />.
        </>
      ) : (
        ", which runs now: they would be written to twice."
      )}
    </Banner>
  ));
}
