import { useNow } from "../components/ui/use-now.ts";
import { formatAgo, formatInstant } from "../format.ts";
import { useTimeZone } from "./use-session.ts";

/** How long ago; on hover, when exactly. */
export function Ago({ iso }: { readonly iso: string }) {
  const now = useNow();
  const timeZone = useTimeZone();
  return (
    <time
      dateTime={iso}
      title={formatInstant(iso, timeZone)}
      className="numeric relative z-1 whitespace-nowrap"
    >
      {formatAgo(iso, now)}
    </time>
  );
}
