import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { countOf, formatInstant, formatNumber } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import type { CampaignDetail } from "../trpc.ts";
import { CampaignStateMark } from "./campaign-state.tsx";
import { Waterfall } from "./waterfall.tsx";

/** Who started it and when, where they are, and how the audience came about when it was frozen. */
export function StartedFacts({ campaign }: { readonly campaign: CampaignDetail }) {
  const { state, enrolled, alreadyRan, startedAt, finishedAt, job, frozen } = campaign;
  const timeZone = useTimeZone();
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm sm:grid-cols-[88px_minmax(0,1fr)_88px_minmax(0,1fr)]">
        <Fact label="State">
          <CampaignStateMark state={state} />
        </Fact>
        <Fact label="Enrolled">
          <span className="font-medium" data-testid="enrolled">
            {countOf(enrolled, "customer")}
          </span>
        </Fact>
        <Fact label="Started">
          {startedAt && (
            <span title={formatInstant(startedAt, timeZone)}>
              <Ago iso={startedAt} />
            </span>
          )}{" "}
          by <bdi>{job?.actor.name.slice(0, 100)}</bdi>
          {finishedAt && state !== "running" && (
            <>
              , finished <Ago iso={finishedAt} />
            </>
          )}
        </Fact>
        <Fact label="Segment">
          {alreadyRan?.type ? (
            <Link
              to="/crm/segments/$id"
              params={{ id: alreadyRan.id }}
              className="underline underline-offset-2"
            >
              <bdi>{alreadyRan.name}</bdi>
            </Link>
          ) : (
            <span className="text-muted">
              <bdi>{alreadyRan?.name}</bdi> (deleted)
            </span>
          )}
        </Fact>
      </dl>
      {frozen && (
        <details className="group/frozen max-w-xl">
          <summary className="numeric cursor-pointer rounded-sm text-sm text-muted hover:text-text">
            Audience as it was frozen: {formatNumber(frozen.included)} included,{" "}
            {formatNumber(frozen.included - (job?.total ?? 0))} left out
          </summary>
          <div className="pt-2">
            <Waterfall included={frozen.included} steps={frozen.steps} verb="Audience" />
          </div>
        </details>
      )}
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="numeric min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
