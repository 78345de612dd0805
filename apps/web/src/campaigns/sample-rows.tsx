import { countryName } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import { cn } from "../components/ui/cn.ts";
import type { CustomerRow } from "../trpc.ts";

interface SampleRowsProps {
  readonly rows: readonly CustomerRow[];
  readonly stale: boolean;
}

/** The first of an audience, by name. */
export function SampleRows({ rows, stale }: SampleRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="The first of them" className="mt-4 border-t pt-3">
      <h3 className="text-xs font-medium text-muted">The first of them</h3>
      <ul className={cn("mt-1 **:transition-colors **:duration-150", stale && "**:text-stale")}>
        {rows.map(({ id, name, email, company, country }) => (
          <li key={id} className="flex h-10 flex-col justify-center">
            <Link
              to="/crm/customers/$id"
              params={{ id }}
              dir="auto"
              className="truncate text-sm underline-offset-2 hover:underline"
            >
              {name.slice(0, 200)}
            </Link>
            <span className="truncate text-xs text-muted">
              {[company?.name, country && countryName(country), email]
                .filter(Boolean)
                .join(" · ")
                .slice(0, 200) || "—"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
