import { CloudAlert, TriangleAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf, formatNumber, formatPercent } from "../format.ts";
import { ReceiptLine } from "../shell/receipt-line.tsx";
import { missingWords } from "./missing.ts";
import type { Preview } from "./use-preview.ts";
import { issuesOf, type RuleEditor } from "./use-rule-editor.ts";

interface CountPanelProps {
  readonly editor: RuleEditor;
  readonly preview: Preview;
}

/** How many match, large; how fresh that is, small. While it is counted anew the last number stays, dimmed. */
export function CountPanel({ editor, preview }: CountPanelProps) {
  const { answer, stale, busy } = preview;
  const share = answer && answer.total > 0 ? answer.count / answer.total : 0;
  return (
    <div className="flex flex-col">
      <div
        aria-live="polite"
        aria-busy={busy}
        className={cn("*:transition-colors *:duration-150", stale && answer && "*:text-stale")}
      >
        <p
          className="numeric flex h-9 items-center text-[30px] leading-none font-semibold tracking-tight"
          data-testid="rule-count"
        >
          {answer ? (
            formatNumber(answer.count)
          ) : busy ? (
            <Skeleton className="h-7 w-24" />
          ) : (
            <span className="font-normal text-line-strong">–</span>
          )}
        </p>
        <p className="numeric mt-1 h-5 text-sm text-muted">
          {answer
            ? `${answer.count === 1 ? "customer" : "customers"}, ${formatPercent(share)} of ${formatNumber(answer.total)}`
            : busy && <Skeleton className="w-36" />}
        </p>
      </div>
      <div className="mt-1 min-h-10">
        <Footnote editor={editor} preview={preview} />
      </div>
    </div>
  );
}

function Footnote({ editor: { parsed, view }, preview }: CountPanelProps) {
  const { answer, stale, problem, retry } = preview;
  if (!parsed.ok) return <p className="text-xs text-muted">{missingWords(view, issuesOf(parsed))}</p>;
  if (problem && problem.issues.length > 0) {
    return (
      <p className="flex items-start gap-1.5 text-xs text-danger">
        <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
        {countOf(problem.issues.length, "problem")} to mend before it can be counted.
      </p>
    );
  }
  if (problem) {
    return (
      <div role="alert" className="flex items-start gap-1.5 text-xs text-danger">
        <CloudAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
        <span className="min-w-0 flex-1">Not counted. {problem.message}</span>
        <Button size="sm" variant="ghost" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (answer && !stale) return <ReceiptLine receipt={answer.receipt} />;
  return <p className="text-xs text-muted">Counting…</p>;
}
