import { parse } from "csv-parse/sync";
import { parserOptions } from "./parser-options.ts";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** How many records are looked at. */
const RECORDS = 50;

/**
 * The delimiter with which most of a text's first records have as many cells as its header, and of those the one that makes
 * most of them; a comma where it has one column. What is in quotes counts for nothing. `cut` says that the text goes on.
 */
export function detectDelimiter(text: Uint8Array, cut: boolean): Delimiter {
  let best: { delimiter: Delimiter; agreeing: number; columns: number } | undefined;
  for (const delimiter of delimiters) {
    const counts = countCells(text, delimiter, cut);
    const columns = counts[0] ?? 0;
    if (columns < 2) continue;
    const agreeing = counts.filter((count) => count === columns).length / counts.length;
    if (!best || agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))
      best = { delimiter, agreeing, columns };
  }
  return best?.delimiter ?? ",";
}

function countCells(text: Uint8Array, delimiter: Delimiter, cut: boolean): number[] {
  const counts: number[] = [];
  const options = {
    ...parserOptions(delimiter),
    to: RECORDS,
    on_record: ({ length }: readonly string[]) => void counts.push(length),
  };
  try {
    parse(text, options);
  } catch {
    // A quote that is open at its end; the records before it count.
    return counts;
  }
  return cut && counts.length > 1 && counts.length < RECORDS ? counts.slice(0, -1) : counts;
}
