import { countryName } from "@segments/rules";
import { Equal, TriangleAlert } from "lucide-react";
import { Banner } from "../../components/ui/notice.tsx";
import { countOf, formatNumber } from "../../format.ts";
import { sentenceOf } from "../../sentence.ts";
import type { RuleComparison } from "../../trpc.ts";
import { Sign } from "../activity/sign.tsx";

/** Who joins and who leaves: how many, and the first of them by name. */
export function Difference({ comparison }: { readonly comparison: RuleComparison }) {
  const { before, after, joining, leaving, problem } = comparison;
  if (before === null || !joining || !leaving) {
    return (
      <Banner tone="warning" icon={TriangleAlert}>
        {countOf(after, "customer")} match{after === 1 ? "es" : ""} the new rule. Who of them is new can’t be
        told: {sentenceOf(problem ?? "the saved rule can’t be evaluated")}
      </Banner>
    );
  }
  if (joining.count === 0 && leaving.count === 0) {
    return (
      <p role="status" className="flex items-center gap-2.5 py-2 text-sm">
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-hover text-muted"
        >
          <Equal className="size-3.5" strokeWidth={2.25} />
        </span>
        <span className="numeric">
          Nobody joins and nobody leaves now: {countOf(after, "customer")}, the same as before.
        </span>
      </p>
    );
  }
  return (
    <>
      <p role="status" className="numeric text-sm text-muted">
        {formatNumber(before)} → {countOf(after, "customer")}
      </p>
      <div className="mt-2 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Side type="joined" moving={joining} />
        <Side type="left" moving={leaving} />
      </div>
    </>
  );
}

interface SideProps {
  readonly type: "joined" | "left";
  readonly moving: NonNullable<RuleComparison["joining"]>;
}

function Side({ type, moving: { count, rows } }: SideProps) {
  const [mark, verb] = type === "joined" ? ["+", "join"] : ["−", "leave"];
  const others = count - rows.length;
  return (
    <section aria-label={type === "joined" ? "Who joins" : "Who leaves"} className="min-w-0">
      <h3 className="flex items-center gap-2.5">
        <Sign type={type} />
        <span className="numeric text-base font-semibold">
          {count === 0 ? "" : mark}
          {formatNumber(count)} {verb}
          {count === 1 ? "s" : ""}
        </span>
      </h3>
      <ul className="mt-1.5">
        {rows.map(({ id, name, email, company, country }) => (
          <li key={id} className="py-1">
            <bdi className="block truncate">{name.slice(0, 200)}</bdi>
            <span className="block truncate text-xs text-muted">
              {[company?.name, country && countryName(country), email]
                .filter(Boolean)
                .join(" · ")
                .slice(0, 200) || "—"}
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="numeric py-1 text-xs text-muted">and {formatNumber(others)} more</p>}
    </section>
  );
}
