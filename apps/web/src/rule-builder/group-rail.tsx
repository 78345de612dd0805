import { cn } from "../components/ui/cn.ts";
import { useBuilder } from "./builder-context.ts";
import { toggleCombinator, toggleNot } from "./tree.ts";
import type { ViewGroup } from "./view-rule.ts";

interface GroupRailProps {
  readonly group: ViewGroup;
  readonly path: readonly number[];
}

/** The bracket on the left of a group, with AND or OR on it, and NOT above. */
export function GroupRail({ group, path }: GroupRailProps) {
  const { editor, change, readOnly } = useBuilder();
  const { combinator, not = false } = group;
  const [word, other] = combinator === "and" ? ["AND", "OR"] : ["OR", "AND"];
  const meaning = combinator === "and" ? "All of these must hold" : "One of these is enough";
  // What holds one member together needs no bracket.
  const joins = group.rules.length > 1;
  const line = cn(
    "w-1/2 flex-1 self-end",
    not ? "border-danger" : "border-line-strong",
    !joins && "invisible",
  );
  return (
    <div
      className={cn("flex w-8 shrink-0 flex-col items-center gap-1 md:w-12", joins ? "pt-4.5 pb-4" : "py-1")}
    >
      <span aria-hidden className={cn(line, "rounded-tl-lg border-t border-l")} />
      <button
        type="button"
        aria-pressed={not}
        aria-label="Not"
        title={not ? "Everybody for whom this does not hold. Click to take NOT away" : "Turn this around"}
        disabled={readOnly}
        onClick={() => change(toggleNot(editor.view, path))}
        className={cn(
          "h-5 rounded px-1 text-[11px] leading-none tracking-wide transition-colors duration-120",
          not
            ? "bg-danger font-semibold text-background"
            : "text-muted enabled:hover:bg-pressed enabled:hover:text-text disabled:invisible",
        )}
      >
        {not ? "NOT" : "not"}
      </button>
      <button
        type="button"
        aria-label={`${word}: ${meaning.toLowerCase()}. Switch to ${other}`}
        title={`${meaning}. Click for ${other}`}
        disabled={readOnly}
        onClick={() => change(toggleCombinator(editor.view, path))}
        className="h-6 min-w-8 rounded-full border border-line-strong bg-background px-1 text-[11px] leading-none font-semibold tracking-wide transition-colors duration-120 enabled:hover:border-accent enabled:hover:text-accent-text md:min-w-10"
      >
        {word}
      </button>
      <span aria-hidden className={cn(line, "rounded-bl-lg border-b border-l")} />
    </div>
  );
}
