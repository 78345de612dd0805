import type { Context } from "../../context.ts";
import { getWholeFile, readFile } from "../../files/file.ts";
import { readHeader } from "../header.ts";
import { headerOnly } from "../problems.ts";
import { type CsvRecord, readRecords } from "../records.ts";
import { findColumns, type ImportColumns } from "./columns.ts";
import type { ImportInput } from "./import-input.ts";
import type { ReadRow } from "./plan-rows.ts";
import { readRow } from "./read-row.ts";

/** How many rows are planned and written at once, and with how many characters. */
const BATCH = 1_000;
const BATCH_LENGTH = 512 * 1024;

/** Some rows of a file, one after the other. */
export interface ImportBatch {
  readonly headers: readonly string[];
  readonly rows: readonly ReadRow[];
  /** How many rows came before them. */
  readonly from: number;
}

/**
 * The rows of an import's file behind the first `skip`, in batches of which it holds one. A row of blank cells is none.
 * Throws INVALID where the file can't be read on, and NOT_FOUND where it is no longer kept.
 */
export async function* importBatches(
  context: Context,
  input: ImportInput,
  skip: number,
): AsyncGenerator<ImportBatch> {
  const file = readFile(context, await getWholeFile(context, input.file.id));
  let headers: readonly string[] = [];
  let columns: ImportColumns | undefined;
  let seen = 0;
  let from = skip;
  let rows: ReadRow[] = [];
  let length = 0;
  for await (const record of readRecords(file, input)) {
    if (!columns) {
      headers = readHeader(record.cells);
      columns = findColumns(headers, input.columns);
      continue;
    }
    if (record.cells.every((cell) => cell.trim() === "") || ++seen <= skip) continue;
    rows.push(readCells(record, columns, input));
    length += record.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (rows.length < BATCH && length < BATCH_LENGTH) continue;
    yield { headers, rows, from };
    from += rows.length;
    rows = [];
    length = 0;
  }
  if (seen === 0) throw headerOnly();
  if (rows.length > 0) yield { headers, rows, from };
}

function readCells({ line, cells }: CsvRecord, columns: ImportColumns, input: ImportInput): ReadRow {
  const problems: string[] = [];
  if (cells.length !== columns.count) problems.push(raggedness(line, cells, columns.count));
  else if (input.damaged && cells.some((cell) => cell.includes("\uFFFD")))
    problems.push(`It holds characters that can’t be read in ${input.encoding.toUpperCase()}.`);
  if (problems.length > 0) return { line, cells, row: undefined, problems };
  return { line, cells, row: readRow(cells, columns, input.options.clearEmpty, problems), problems };
}

function raggedness(line: number, cells: readonly string[], expected: number): string {
  const found = cells.length === 1 ? "1 cell" : `${cells.length} cells`;
  const ends = cells.join("").match(/\r\n|\r|\n/g)?.length ?? 0;
  const quote = ends > 0 ? ` It goes on to line ${line + ends}: is a quote missing?` : "";
  return `It has ${found} where the header has ${expected}.${quote}`;
}
