import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { cn } from "../components/ui/cn.ts";
import { formatNumber } from "../format.ts";
import type { CampaignPreview } from "../trpc.ts";

type Step = NonNullable<CampaignPreview["result"]>["steps"][number];

interface WaterfallProps {
  readonly included: number;
  readonly steps: readonly Step[];
  /** What the rest is. */
  readonly verb: string;
  readonly stale?: boolean;
}

/** From all who are included, exclusion by exclusion, to those who are left. It adds up. */
export function Waterfall({ included, steps, verb, stale = false }: WaterfallProps) {
  const left = steps.at(-1)?.left ?? included;
  return (
    <table
      aria-label="How the audience comes about"
      aria-busy={stale}
      className={cn(
        "w-full table-fixed text-sm **:transition-colors **:duration-150",
        stale && "**:text-stale",
      )}
    >
      <tbody>
        <Line label="Included" number={formatNumber(included)} />
        {steps.map((step) => (
          <Line
            key={`${step.kind} ${step.segmentId}`}
            label={<Exclusion step={step} />}
            detail={
              step.alone > step.removed
                ? `${formatNumber(step.alone)} alone; the others were left out before`
                : undefined
            }
            number={step.removed === 0 ? "0" : `−${formatNumber(step.removed)}`}
            quiet={step.removed === 0}
            share={included === 0 ? 0 : step.left / included}
          />
        ))}
        <Line label={verb} number={formatNumber(left)} total />
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly label: ReactNode;
  readonly detail?: string | undefined;
  readonly number: string;
  readonly quiet?: boolean;
  readonly total?: boolean;
  /** How many of those included are left after it. */
  readonly share?: number;
}

function Line({ label, detail, number, quiet = false, total = false, share }: LineProps) {
  return (
    <tr className={cn("align-top", total && "font-semibold [&>*]:border-t")}>
      <th scope="row" className={cn("py-1.5 pr-3 text-left", total ? "font-semibold" : "font-normal")}>
        <span className="line-clamp-2 wrap-anywhere">{label}</span>
        {detail && <span className="block text-xs text-muted">{detail}</span>}
        {share !== undefined && (
          <span aria-hidden className="mt-1 block h-0.5 overflow-hidden rounded-full bg-pressed">
            <span className="block h-full bg-accent" style={{ width: `${share * 100}%` }} />
          </span>
        )}
      </th>
      <td className={cn("numeric w-24 py-1.5 text-right", quiet && "text-muted")}>{number}</td>
    </tr>
  );
}

function Exclusion({ step: { kind, segmentId, name } }: { readonly step: Step }) {
  if (kind === "unreachable" || segmentId === null) return "No reachable contact";
  return (
    <>
      <Link to="/crm/segments/$id" params={{ id: segmentId }} className="underline-offset-2 hover:underline">
        <bdi>{name}</bdi>
      </Link>
      {kind === "ownSegment" && <span className="text-muted"> (already in its own segment)</span>}
    </>
  );
}
