import { type Delimiter, delimiters } from "./delimiter.ts";
import { peek } from "./peek.ts";

/** What Excel may write before the header: `sep=;` in a line of its own. */
const SEPARATOR = /^sep=(.)(?=[\r\n])/iu;

export function readSeparatorLine(text: string): Delimiter | undefined {
  const named = SEPARATOR.exec(text)?.[1];
  return delimiters.find((delimiter) => delimiter === named);
}

/** A text without it, but for its line end. */
export async function* withoutSeparatorLine(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(text, 6);
  let skip = readSeparatorLine(head.toString("latin1")) ? 5 : 0;
  for await (const piece of all) {
    if (piece.length > skip) yield piece.subarray(skip);
    skip = 0;
  }
}
