import { Link } from "@tanstack/react-router";
import { formatInstant } from "../../format.ts";
import { formatMoment } from "../../format-days.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import type { Forecast } from "../../trpc.ts";

type Moves = Forecast["nextToLeave"];

/** Who leaves first, by the moment at which they do. */
export function LeavingNext({ moves }: { readonly moves: Moves }) {
  const timeZone = useTimeZone();
  const moments = [...new Set(moves.map(({ at }) => at))];
  return moments.map((at) => (
    <section key={at} aria-label={`Leave ${formatMoment(at, timeZone)}`} className="mt-3">
      <h3 className="text-xs text-muted">
        <time dateTime={at} title={formatInstant(at, timeZone)} className="numeric">
          {formatMoment(at, timeZone)}
        </time>
      </h3>
      <ul>
        {moves
          .filter((move) => move.at === at)
          .map(({ customer: { id, name } }) => (
            <li key={id} className="flex min-h-7 items-center">
              <Link
                to="/crm/customers/$id"
                params={{ id }}
                dir="auto"
                className="min-w-0 truncate rounded hover:underline"
              >
                {name}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ));
}
