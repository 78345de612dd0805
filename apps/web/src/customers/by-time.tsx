import { formatInstant } from "../format.ts";
import { formatMoment } from "../format-days.ts";
import { useTimeZone } from "../shell/use-session.ts";
import type { Explanation } from "../trpc.ts";

/** When the customer joins or leaves if nothing but time goes on. */
export function ByTime({ change }: { readonly change: Explanation["byTime"] }) {
  const timeZone = useTimeZone();
  if (!change) return null;
  const { at, member } = change;
  return (
    <p className="mt-1 text-sm">
      {member ? "Joins" : "Leaves"}{" "}
      <time dateTime={at} title={formatInstant(at, timeZone)} className="numeric font-medium">
        {formatMoment(at, timeZone)}
      </time>{" "}
      <span className="text-muted">by time alone, if nothing else happens.</span>
    </p>
  );
}
