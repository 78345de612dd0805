/** A piece of a sentence: words, or a segment to go to. */
export type Piece = string | { readonly segmentId: number; readonly name: string };
export type Words = readonly Piece[];

/** The same for those who read it without its links. */
export function textOf(words: Words): string {
  return words.map((piece) => (typeof piece === "string" ? piece : `“${piece.name}”`)).join("");
}
