import { Tooltip } from "../components/ui/tooltip.tsx";
import { useNow } from "../components/ui/use-now.ts";
import { formatAge, formatInstant, formatMs } from "../format.ts";
import type { Receipt } from "../trpc.ts";

/** How fresh an answer is; on hover and focus, what it took. */
export function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const now = useNow();
  const { evaluatedAt, source, ms, ruleRevision, timeZone } = receipt;
  return (
    <Tooltip
      text={
        <span className="numeric">
          {formatInstant(evaluatedAt, timeZone)}
          <br />
          {source === "cache" ? "From the cache" : "From the database"} in {formatMs(ms)}
          {ruleRevision ? `, rule revision ${ruleRevision}` : ""}
        </span>
      }
    >
      <button type="button" className="numeric cursor-default rounded text-xs whitespace-nowrap text-muted">
        Computed {formatAge(evaluatedAt, now)}, {source === "cache" ? "cached" : "live"}
      </button>
    </Tooltip>
  );
}
