import { cn } from "../../components/ui/cn.ts";

interface CodeBlockProps {
  readonly label: string;
  readonly children: string;
  /** How high it may grow before it scrolls. */
  readonly className?: string;
  /** Breaks long lines instead of scrolling to the side. */
  readonly wrap?: boolean;
}

/** Text for programs, as it is; it scrolls by itself. */
export function CodeBlock({ label, children, className, wrap = false }: CodeBlockProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      className={cn("overflow-auto rounded-lg border bg-surface px-3 py-2.5", className)}
    >
      <pre className={cn("font-mono text-xs leading-5", wrap && "whitespace-pre-wrap wrap-anywhere")}>
        {children}
      </pre>
    </section>
  );
}
