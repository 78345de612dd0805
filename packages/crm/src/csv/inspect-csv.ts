import { CrmError } from "../errors.ts";
import { detectDelimiter } from "./delimiter.ts";
import { toUtf8 } from "./encoding.ts";
import { readHeader } from "./header.ts";
import { peek } from "./peek.ts";
import { emptyFile, headerOnly } from "./problems.ts";
import { type CsvFormat, type CsvRecord, readRecords } from "./records.ts";
import { readSeparatorLine } from "./separator-line.ts";
import { type CsvSurvey, surveyFile } from "./survey.ts";

export interface CsvColumn {
  readonly name: string;
  /** The first different values that are not blank, cut to a length that can be shown. */
  readonly samples: readonly string[];
}

export interface CsvInspection extends CsvFormat, CsvSurvey {
  readonly columns: readonly CsvColumn[];
}

/** Opens a file from its beginning. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** How much text the delimiter is looked for in, in bytes. */
const HEAD = 256 * 1024;
/** How many rows samples are taken from, how many samples, and how long they are. */
const ROWS = 100;
const SAMPLES = 3;
const LONGEST = 80;

/**
 * Says how a file is to be read and what is in it; what is given of that is taken instead of looked for. Goes through the
 * whole file once. Throws INVALID for one that is no table in CSV with a header and at least one row.
 */
export async function inspectCsv(open: OpenFile, given: Partial<CsvFormat> = {}): Promise<CsvInspection> {
  const survey = await surveyFile(open());
  const encoding = given.encoding ?? survey.encoding;
  const delimiter = given.delimiter ?? (await findDelimiter(open(), encoding));
  const [header, ...rows] = await firstRecords(open(), { encoding, delimiter });
  if (!header) throw emptyFile();
  const names = readHeader(header.cells);
  if (rows.length === 0) throw headerOnly();
  const columns = names.map((name, index) => ({ name, samples: samplesOf(rows, index) }));
  return { ...survey, encoding, delimiter, columns };
}

async function findDelimiter(file: AsyncIterable<Uint8Array>, encoding: CsvFormat["encoding"]) {
  const { head, all } = await peek(toUtf8(file, encoding), HEAD);
  await all.return(undefined);
  return (
    readSeparatorLine(head.subarray(0, 6).toString("latin1")) ?? detectDelimiter(head, head.length === HEAD)
  );
}

/** The header and some rows. A row that can't be read is for the import to refuse; without any, it is what is wrong. */
async function firstRecords(file: AsyncIterable<Uint8Array>, format: CsvFormat): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  try {
    for await (const record of readRecords(file, format)) {
      if (records.push(record) > ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CrmError) || records.length < 2) throw error;
  }
  return records;
}

function samplesOf(rows: readonly CsvRecord[], index: number): string[] {
  const values = rows.map(({ cells }) => (cells[index] ?? "").trim()).filter((value) => value !== "");
  return [...new Set(values)].slice(0, SAMPLES).map(shorten);
}

function shorten(value: string): string {
  const characters = [...value.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : value;
}
