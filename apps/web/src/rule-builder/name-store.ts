import type { Source } from "@segments/rules";

export interface Named {
  readonly source: Source;
  readonly value: number | string;
  readonly label: string;
}

/** Labels by {@link nameKey}; another map whenever something was learnt. */
export type Labels = ReadonlyMap<string, string>;

let labels: Labels = new Map();
const listeners = new Set<() => void>();

export function nameKey(source: Source, value: number | string): string {
  return `${source}:${value}`;
}

/** Remembers what options are called; later names win. */
export function learnNames(names: readonly Named[]): void {
  const news = names.filter(({ source, value, label }) => labels.get(nameKey(source, value)) !== label);
  if (news.length === 0) return;
  labels = new Map([
    ...labels,
    ...news.map(({ source, value, label }) => [nameKey(source, value), label] as const),
  ]);
  for (const listener of listeners) listener();
}

export function knownLabels(): Labels {
  return labels;
}

export function subscribeToNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
