import { type Parser, parse } from "csv-parse";
import type { Delimiter } from "./delimiter.ts";
import { type CsvEncoding, toUtf8 } from "./encoding.ts";

import { CSV_MAX_ROW_BYTES } from "./limits.ts";
import { LineCounter } from "./line-counter.ts";
import { parserOptions } from "./parser-options.ts";
import { nulInLine, rowTooLong, unclosedQuote } from "./problems.ts";
import { withoutSeparatorLine } from "./separator-line.ts";
import { restoreCell } from "./write-csv.ts";

/** How a file is to be read. */
export interface CsvFormat {
  readonly encoding: CsvEncoding;
  readonly delimiter: Delimiter;
}

export interface CsvRecord {
  /** Where it begins, from 1: a cell may have several lines. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records of a file, the header first, without blank lines and with what `csvLine` did against formulas undone. It
 * holds one piece of the file and one record. Throws INVALID, after all records before it, for NUL characters, a row that is
 * too long and a quote that is never closed.
 */
export async function* readRecords(
  file: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: CsvFormat,
): AsyncGenerator<CsvRecord> {
  const lines = new LineCounter();
  let ready: CsvRecord[] = [];
  let end = 0;
  const parser = parse({
    ...parserOptions(delimiter),
    on_record(cells: readonly string[], { bytes }) {
      if (bytes - end > CSV_MAX_ROW_BYTES) throw rowTooLong(lines.lineAt(end));
      ready.push({ line: lines.lineAt(end), cells: cells.map(restoreCell) });
      end = bytes;
      return null;
    },
  });
  // Nothing comes out of it, and whoever hands it a piece is told of errors.
  parser.on("error", () => {}).resume();

  /** Throws for what is read of the next record, where that can come to no good. */
  function refuseEndless(): void {
    const line = lines.lineAt(end);
    if (lines.ahead <= CSV_MAX_ROW_BYTES) return;
    throw opensQuote() ? unclosedQuote(lineOfField()) : rowTooLong(line);
  }
  /** Where the cell begins that is being read: behind the last delimiter or, for the first one of a record, behind line ends. */
  const field = () => (parser.info.bytes > end ? parser.info.bytes + 1 : lines.at);
  const opensQuote = () => lines.byteAt(field()) === QUOTE;
  const lineOfField = () => lines.lineAt(field());

  for await (const piece of withoutSeparatorLine(toUtf8(file, encoding))) {
    const start = lines.push(piece);
    const nul = piece.indexOf(0);
    const problem = await feed(parser, nul < 0 ? piece : piece.subarray(0, nul));
    yield* ready;
    ready = [];
    if (problem) throw problem;
    if (nul >= 0) throw nulInLine(lines.lineAt(start + nul));
    refuseEndless();
  }
  const problem = await feed(parser);
  yield* ready;
  lines.lineAt(end);
  if (problem) throw isUnclosed(problem) ? unclosedQuote(lineOfField()) : problem;
}

const QUOTE = 0x22;

/** Has a piece parsed, or the end; resolves to what is wrong. */
function feed(parser: Parser, piece?: Uint8Array): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const settle = (error?: Error | null) => resolve(error ?? undefined);
    if (piece) parser.write(piece, settle);
    else parser.end(settle);
  });
}

function isUnclosed(error: Error): boolean {
  return "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED";
}
