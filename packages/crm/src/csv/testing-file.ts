import { inspectCsv } from "./inspect-csv.ts";
import { type CsvFormat, readRecords } from "./records.ts";
import { csvLine } from "./write-csv.ts";

/** A file in memory, for tests, in pieces of some bytes. */
export async function* fileOf(content: string | Uint8Array, piece = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
}

/** What a file holds, read as `format` says. */
export async function readAll(
  content: string | Uint8Array,
  format: Partial<CsvFormat> = {},
  piece?: number,
): Promise<{ line: number; cells: readonly string[] }[]> {
  const records = [];
  const file = fileOf(content, piece);
  for await (const record of readRecords(file, { encoding: "utf-8", delimiter: ",", ...format }))
    records.push(record);
  return records;
}

/** What a file holds, read as it is found to be. */
export async function readAsFound(
  content: string | Uint8Array,
  piece?: number,
): Promise<(readonly string[])[]> {
  const format = await inspectCsv(() => fileOf(content, piece));
  return (await readAll(content, format, piece)).map(({ cells }) => cells);
}

export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map(csvLine).join("");
}
