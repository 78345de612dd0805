import type { Span } from "@segments/rules";
import { type ComponentProps, Fragment, type ReactNode } from "react";
import { cn } from "../../components/ui/cn.ts";

interface MarkedTextProps extends Omit<ComponentProps<"textarea">, "value" | "onChange"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is underlined. */
  readonly marks: readonly Span[];
}

const letters =
  "col-start-1 row-start-1 px-3 py-2.5 font-mono text-[13px] leading-6 whitespace-pre-wrap wrap-anywhere";

/** A text to be edited, as high as it is long, with places in it underlined. */
export function MarkedText({ value, onChange, marks, className, ...props }: MarkedTextProps) {
  return (
    <div
      className={cn(
        "grid max-h-[60vh] min-h-24 overflow-y-auto rounded-lg border border-line-strong bg-background has-focus-visible:outline-2 has-focus-visible:-outline-offset-1 has-focus-visible:outline-accent-text",
        className,
      )}
    >
      <div aria-hidden className={cn(letters, "pointer-events-none text-transparent")}>
        {underlined(value, marks)}
        {"\u200b"}
      </div>
      <textarea
        value={value}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={cn(
          letters,
          "resize-none overflow-hidden bg-transparent outline-none placeholder:text-muted",
        )}
        {...props}
      />
    </div>
  );
}

/** More places than these help nobody. */
const MOST = 20;

function underlined(text: string, marks: readonly Span[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from).slice(0, MOST)) {
    if (from < at) continue;
    parts.push(
      <Fragment key={from}>
        {text.slice(at, from)}
        <mark
          data-wrong
          className="rounded-xs bg-danger-soft text-transparent underline decoration-danger decoration-wavy underline-offset-4"
        >
          {text.slice(from, to) || "\u00a0"}
        </mark>
      </Fragment>,
    );
    at = Math.max(to, from);
  }
  parts.push(text.slice(at));
  return parts;
}
