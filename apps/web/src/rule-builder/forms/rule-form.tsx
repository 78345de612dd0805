import type { RuleIssue, TextIssue } from "@segments/rules";
import { CloudAlert, TriangleAlert } from "lucide-react";
import { useId, useRef } from "react";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { sentenceOf } from "../../sentence.ts";
import { useBuilder } from "../builder-context.ts";
import { UndoButtons } from "../undo-buttons.tsx";
import { MarkedText } from "./marked-text.tsx";
import type { TextForm } from "./read-form.ts";
import { useFormText } from "./use-form-text.ts";

interface RuleFormProps {
  readonly form: TextForm;
  /** What the server found wrong with the rule. */
  readonly issues: readonly RuleIssue[];
}

const example = 'tag has "hot-lead" and country in (VN, TH) and no inbound in last 30 days';

/** More of them are read once these are mended. */
const MOST = 5;

/** The rule as a line or as JSON, to be edited and pasted. */
export function RuleForm({ form, issues: found }: RuleFormProps) {
  const { readOnly } = useBuilder();
  const { text, setText, issues, unread, problem } = useFormText(form, found);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  if (text === undefined && !problem) return <Skeleton className="h-24 w-full" />;

  function select({ at }: TextIssue) {
    area.current?.focus();
    area.current?.setSelectionRange(at.from, at.to);
  }

  return (
    <div>
      <MarkedText
        ref={area}
        aria-label={form === "json" ? "The rule as JSON" : "The rule as text"}
        aria-invalid={issues.length > 0}
        aria-describedby={id}
        placeholder={form === "json" ? "Write or paste a rule as JSON" : `Write or paste a rule: ${example}`}
        readOnly={readOnly}
        value={text ?? ""}
        onChange={setText}
        marks={issues.map(({ at }) => at)}
      />
      <div id={id} aria-live="polite" className="mt-1.5 flex min-h-8 items-start gap-2">
        <div className="min-w-0 flex-1">
          <ul className="flex flex-col gap-0.5 text-sm text-danger">
            {issues.slice(0, MOST).map((issue) => (
              <li key={`${issue.at.from} ${issue.message}`} className="flex items-start gap-1.5">
                <TriangleAlert aria-hidden className="mt-1 size-3 shrink-0" />
                <button
                  type="button"
                  title="Show the place"
                  onClick={() => select(issue)}
                  className="min-w-0 rounded text-left wrap-anywhere hover:underline"
                >
                  {placeWords(text ?? "", issue)} {sentenceOf(issue.message)}
                </button>
              </li>
            ))}
          </ul>
          {issues.length > MOST && <p className="text-xs text-muted">{issues.length - MOST} more.</p>}
          {unread && (
            <p className="mt-1 text-xs text-muted">Until it can be read, the rule stays as it was before.</p>
          )}
          {problem && (
            <p role="alert" className="flex items-start gap-1.5 text-sm text-danger">
              <CloudAlert aria-hidden className="mt-1 size-3 shrink-0" />
              The names in the rule could not be looked up. {problem}
            </p>
          )}
        </div>
        {!readOnly && <UndoButtons />}
      </div>
    </div>
  );
}

/** "Line 2, 14:", where the text has several lines; else "At 14:". */
function placeWords(text: string, { at }: TextIssue): string {
  const before = text.slice(0, at.from).split("\n");
  const place = (before.at(-1)?.length ?? 0) + 1;
  return text.includes("\n") ? `Line ${before.length}, ${place}:` : `At ${place}:`;
}
