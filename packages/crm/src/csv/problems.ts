import { CrmError } from "../errors.ts";
import { LARGEST_UPLOAD } from "../files/upload.ts";
import { CSV_MAX_COLUMNS, CSV_MAX_ROW_BYTES } from "./limits.ts";

const MB = 1024 * 1024;
const ROW = `${CSV_MAX_ROW_BYTES / MB} MB`;

function invalid(message: string): CrmError {
  return new CrmError("INVALID", message);
}

export function emptyFile(): CrmError {
  return invalid("The file is empty.");
}

export function fileTooLarge(): CrmError {
  return invalid(
    `The file is larger than ${LARGEST_UPLOAD / MB} MB. Split it into several and import one after the other.`,
  );
}

export function nulInLine(line: number): CrmError {
  return invalid(
    `There is a NUL character in line ${line}: the file is damaged, or no text. Save it as CSV again.`,
  );
}

export function rowTooLong(line: number): CrmError {
  return invalid(`The row in line ${line} is longer than ${ROW}. Is the file a CSV file?`);
}

export function unclosedQuote(line: number): CrmError {
  return invalid(
    `The quote that opens in line ${line} is not closed within ${ROW}. Close it, or write it twice where it is part of the text.`,
  );
}

export function headerOnly(): CrmError {
  return invalid("The file has a header and no rows.");
}

export function namelessColumns(): CrmError {
  return invalid("The first line names no column: it has to hold the names of the columns.");
}

export function tooManyColumns(count: number): CrmError {
  return invalid(
    `The file has ${count.toLocaleString("en")} columns; at most ${CSV_MAX_COLUMNS} can be read. Leave out those that are not needed.`,
  );
}
