import { countryName } from "@segments/rules";
import { cn } from "../components/ui/cn.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import type { CustomerRow } from "../trpc.ts";
import type { Preview } from "./use-preview.ts";

const places = [0, 1, 2, 3, 4];

/** The first few who match. The places are kept while nobody stands in them. */
export function PreviewRows({ preview: { answer, stale, busy } }: { readonly preview: Preview }) {
  if (!answer && !busy) return null;
  return (
    <section aria-label="The first who match" className="mt-3 border-t pt-3">
      <h3 className="text-xs font-medium text-muted">The first who match</h3>
      <ul
        className={cn(
          "mt-1 flex flex-col **:transition-colors **:duration-150",
          stale && answer && "**:text-stale",
        )}
      >
        {places.map((place) => {
          const row = answer?.rows[place];
          return (
            <li key={place} className="flex h-10 flex-col justify-center">
              {row ? <Row row={row} /> : !answer && <Skeleton className="w-36" />}
              {answer && answer.count === 0 && place === 0 && (
                <span className="text-sm text-muted">Nobody matches now.</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Row({ row: { name, email, company, country } }: { readonly row: CustomerRow }) {
  const detail = [company?.name, country && countryName(country), email].filter(Boolean).join(" · ");
  return (
    <>
      <span dir="auto" className="truncate text-sm">
        {name.slice(0, 200)}
      </span>
      <span className="truncate text-xs text-muted">{detail.slice(0, 200) || "—"}</span>
    </>
  );
}
