/** What every editor of a value gets. The value may be incomplete, or that of another form of the predicate. */
export interface EditorProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Called when it is left, finished or not. */
  readonly onLeave: () => void;
  /** True for a moment when an edit leaves the focus here. */
  readonly start: boolean;
}

/** How a value looks within the sentence. */
export const valueStyles = "h-6 rounded-md bg-accent-soft px-1.5 leading-6 text-accent-text";
export const missingStyles = "text-accent-text underline decoration-dotted underline-offset-3";

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
