import { formatNumber } from "../../format.ts";
import type { Forecast } from "../../trpc.ts";
import { ForecastBars } from "./forecast-bars.tsx";
import { LeavingNext } from "./leaving-next.tsx";
import { soonOf } from "./soon.ts";

export function ForecastFigures({ forecast }: { readonly forecast: Forecast }) {
  const { days, leaving, joining, nextToLeave } = forecast;
  const soon = soonOf(days);
  if (leaving + joining === 0) {
    return (
      <p className="text-muted">
        Nobody leaves or joins by time alone in the next {formatNumber(days.length)} days.
      </p>
    );
  }
  const others = leaving - nextToLeave.length;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="numeric text-lg font-semibold">{formatNumber(soon.leaving)}</span>
        <span>
          {soon.leaving === 1 ? "leaves" : "leave"} in the next 7 days
          {soon.joining > 0 && `, ${formatNumber(soon.joining)} ${soon.joining === 1 ? "joins" : "join"}`}
        </span>
      </p>
      <p className="mt-0.5 text-xs text-muted">If nothing but time goes on.</p>
      <ForecastBars days={days} />
      <LeavingNext moves={nextToLeave} />
      {others > 0 && (
        <p className="numeric mt-1 text-xs text-muted">
          and {formatNumber(others)} more within {formatNumber(days.length)} days
        </p>
      )}
    </>
  );
}
