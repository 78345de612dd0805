import { countryName } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import type { CustomerRow } from "../trpc.ts";

/** Opens the drawer; the link covers the row. */
export function CustomerName({ customer }: { readonly customer: CustomerRow }) {
  const { id, name, email, country } = customer;
  return (
    <div className="min-w-0">
      <Link
        to="."
        search={(last: object) => ({ ...last, customer: id })}
        resetScroll={false}
        dir="auto"
        className="block truncate font-medium after:absolute after:inset-0 hover:underline focus-visible:-outline-offset-2"
      >
        {name.slice(0, 300)}
      </Link>
      <div className="truncate text-xs text-muted md:hidden">
        {[email, country && countryName(country)].filter(Boolean).join(" · ") || "—"}
      </div>
    </div>
  );
}
