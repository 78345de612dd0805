import type { Delimiter } from "./delimiter.ts";

/** One reading of CSV: that of RFC 4180, with any line ends, and quotes within a cell that are text. */
export function parserOptions(delimiter: Delimiter) {
  return {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    // How many cells there are is for the header to say.
    relax_column_count: true,
    skip_empty_lines: true,
  };
}
