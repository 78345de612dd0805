import { LARGEST_UPLOAD } from "../files/upload.ts";
import { type CsvEncoding, guessUtf16, readMark } from "./encoding.ts";
import { LineCounter } from "./line-counter.ts";
import { refuseOtherFormats } from "./other-formats.ts";
import { peek } from "./peek.ts";
import { emptyFile, fileTooLarge, nulInLine } from "./problems.ts";
import { RowEstimate } from "./row-estimate.ts";
import { Utf8Scan } from "./utf8-scan.ts";

export interface CsvSurvey {
  readonly encoding: CsvEncoding;
  readonly bytes: number;
  /** About how many rows there are below the header. */
  readonly rows: number;
  /** How many places are no text in this encoding; each is read as “�”. */
  readonly unreadable: number;
}

/** How much of the beginning tells what a file is. */
const HEAD = 4096;

/**
 * Goes through a whole file to say in which encoding it is: UTF-8, unless more of its characters are broken in that than are
 * not, which is how Windows-1252 looks. Throws INVALID for what is no text, is empty or too large.
 */
export async function surveyFile(file: AsyncIterable<Uint8Array>): Promise<CsvSurvey> {
  const { head, all } = await peek(file, HEAD);
  refuseOtherFormats(head);
  const said = readMark(head)?.encoding ?? guessUtf16(head);
  const wide = said === "utf-16le" || said === "utf-16be";
  const scan = new Utf8Scan();
  const lines = new LineCounter();
  const counted = new RowEstimate();
  let bytes = 0;
  for await (const piece of all) {
    bytes += piece.length;
    if (bytes > LARGEST_UPLOAD) throw fileTooLarge();
    counted.push(piece);
    if (wide) continue;
    scan.push(piece);
    const start = lines.push(piece);
    const nul = piece.indexOf(0);
    if (nul >= 0) throw nulInLine(lines.lineAt(start + nul));
    lines.lineAt(start + piece.length);
  }
  if (bytes === 0) throw emptyFile();
  const { characters, unreadable } = scan.end();
  const { rows } = counted;
  if (wide) return { encoding: said, bytes, rows, unreadable: 0 };
  if (said === undefined && unreadable > characters)
    return { encoding: "windows-1252", bytes, rows, unreadable: 0 };
  return { encoding: "utf-8", bytes, rows, unreadable };
}
