import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useSettled } from "../components/ui/use-settled.ts";
import { countOf } from "../format.ts";
import { trpc } from "../trpc.ts";

const PAUSE = 250;

/** Warns that somebody has this address already, and leads to them. */
export function KnownAddress({ email }: { readonly email: string }) {
  const value = useSettled(email.trim(), PAUSE);
  const plausible = /^[^\s@]+@[^\s@]+$/u.test(value);
  const filter = { version: 1, combinator: "and", rules: [{ field: "email", operator: "is", value }] };
  const { data } = useQuery({
    ...trpc.customers.search.queryOptions({ filter, limit: 3 }),
    enabled: plausible,
  });
  const rows = plausible ? (data?.rows ?? []) : [];
  const more = (data?.total ?? 0) - rows.length;
  return (
    <div role="status">
      {rows.length > 0 && (
        <p className="mt-1.5 flex gap-1.5 text-xs text-warning">
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">
            Already the address of{" "}
            {rows.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <Link to="/crm/customers/$id" params={{ id }} className="rounded font-medium underline">
                  <bdi>{name.slice(0, 100)}</bdi>
                </Link>
              </span>
            ))}
            {more > 0 && ` and ${countOf(more, "other")}`}.
          </span>
        </p>
      )}
    </div>
  );
}
