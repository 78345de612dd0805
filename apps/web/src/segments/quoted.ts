/** A name within a sentence, cut where it would push the sentence away. */
export function quoted(name: string): string {
  return `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`;
}
