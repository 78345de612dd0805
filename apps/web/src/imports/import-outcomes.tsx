import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { cn } from "../components/ui/cn.ts";
import { formatNumber } from "../format.ts";
import type { ImportDetail } from "../trpc.ts";
import { type Outcome, outcomeWords } from "./import-words.ts";

type Sample = ImportDetail["report"]["samples"][Outcome][number];

/** How many rows of each outcome there are, and the first of them with what changes or why not. */
export function ImportOutcomes({ detail: { report, isCheck } }: { readonly detail: ImportDetail }) {
  const panel = useId();
  const [picked, setPicked] = useState<Outcome>();
  const { counts, samples, made } = report;
  const withSamples = outcomeWords.filter(({ outcome }) => samples[outcome].length > 0);
  const shown =
    picked ?? withSamples.find(({ outcome }) => outcome === "refused")?.outcome ?? withSamples[0]?.outcome;
  return (
    <section aria-label={isCheck ? "What would happen" : "What happened"} className="flex flex-col gap-4">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {outcomeWords.map(({ outcome, did, would }) => (
          <li key={outcome}>
            <button
              type="button"
              aria-pressed={shown === outcome}
              aria-controls={panel}
              disabled={samples[outcome].length === 0}
              onClick={() => setPicked(outcome)}
              className={cn(
                "flex w-full flex-col rounded-lg border px-3 py-2 text-left transition-colors duration-120 enabled:hover:bg-hover",
                shown === outcome && "border-accent bg-accent-soft",
              )}
            >
              <span className="numeric text-lg font-semibold">{formatNumber(counts[outcome])}</span>
              <span className="text-xs text-muted">{isCheck ? would : did}</span>
            </button>
          </li>
        ))}
      </ul>
      <Made made={made} isCheck={isCheck} />
      <div id={panel}>
        {shown && samples[shown].length > 0 && <Samples rows={samples[shown]} all={counts[shown]} />}
      </div>
    </section>
  );
}

const nouns = {
  tags: ["tag", "tags"],
  companies: ["company", "companies"],
  segments: ["segment", "segments"],
} as const;

function Made({
  made,
  isCheck,
}: {
  readonly made: ImportDetail["report"]["made"];
  readonly isCheck: boolean;
}) {
  const kinds = (Object.keys(nouns) as (keyof typeof nouns)[]).filter((kind) => made[kind].count > 0);
  if (kinds.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {kinds.map((kind) => {
        const { count, names } = made[kind];
        const noun = nouns[kind][count === 1 ? 0 : 1];
        return (
          <li key={kind} className="min-w-0 truncate" title={names.join(", ")}>
            {formatNumber(count)} new {noun}{" "}
            {isCheck ? "would be made" : count === 1 ? "was made" : "were made"}:{" "}
            <span className="text-muted">
              {names.slice(0, 8).join(", ")}
              {count > 8 && " …"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Samples({ rows, all }: { readonly rows: readonly Sample[]; readonly all: number }) {
  return (
    <>
      <table aria-label="Rows" className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead>
          <tr className="text-left text-xs text-muted [&_th]:border-b [&_th]:pb-2 [&_th]:font-medium">
            <th scope="col" className="w-16">
              Line
            </th>
            <th scope="col" className="w-1/3">
              Customer
            </th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} className="align-top [&_td]:border-b [&_td]:py-2 [&_td]:pr-3">
              <td className="numeric text-muted">{formatNumber(row.line)}</td>
              <td className="truncate" title={row.name}>
                {row.customerId === null ? (
                  <bdi>{row.name}</bdi>
                ) : (
                  <Link
                    to="/crm/customers/$id"
                    params={{ id: row.customerId }}
                    className="underline-offset-2 hover:underline"
                  >
                    <bdi>{row.name}</bdi>
                  </Link>
                )}
              </td>
              <td className="wrap-anywhere">
                <What row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > rows.length && (
        <p className="numeric mt-2 text-xs text-muted">
          The first {formatNumber(rows.length)} of {formatNumber(all)}.
        </p>
      )}
    </>
  );
}

function What({ row: { reason, changes } }: { readonly row: Sample }) {
  if (reason !== null) return reason;
  if (changes.length === 0) return <span className="text-muted">Nothing changes</span>;
  return (
    <ul className="flex flex-col gap-0.5">
      {changes.map(({ target, from, to }, index) => (
        <li key={`${index} ${target}`}>
          <span className="text-muted">{wordOf(target)}:</span>{" "}
          {from !== null && <del className="text-muted">{from}</del>}{" "}
          {to ?? <span className="text-muted">taken away</span>}
        </li>
      ))}
    </ul>
  );
}

function wordOf(target: string): string {
  if (target.startsWith("fit:")) return "Fit score";
  if (target === "segments") return "Added to";
  if (target === "tags") return "Tagged";
  return target.charAt(0).toUpperCase() + target.slice(1);
}
