import { CrmError } from "../errors.ts";

interface OtherFormat {
  /** How such a file begins, a character for each byte. */
  readonly starts: readonly string[];
  /** What else its first bytes hold. */
  readonly holds?: RegExp;
  readonly sentence: string;
}

const EXCEL = "That is an Excel file: save it as CSV, and upload that.";

/** What people take for CSV files, the first that fits. */
const others: readonly OtherFormat[] = [
  { starts: ["PK\x03\x04"], holds: /\[Content_Types\]\.xml|xl\/|_rels\//, sentence: EXCEL },
  { starts: ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], sentence: EXCEL },
  {
    starts: ["PK\x03\x04"],
    holds: /application\/vnd\.oasis|Index\/Document\.iwa/,
    sentence: "That is a spreadsheet: save it as CSV, and upload that.",
  },
  {
    starts: ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"],
    sentence: "That is a zip archive: unpack it, and upload the CSV file that is in it.",
  },
  {
    // gzip, xz, Zstandard, 7-Zip, RAR
    starts: ["\x1f\x8b", "\xfd7zXZ\0", "\x28\xb5\x2f\xfd", "7z\xbc\xaf\x27\x1c", "Rar!\x1a"],
    sentence: "That file is compressed: unpack it, and upload the CSV file that is in it.",
  },
  {
    starts: ["%PDF-"],
    sentence: "That is a PDF file: export the table it was made from as CSV, and upload that.",
  },
  {
    starts: ["<!doctype html", "<!DOCTYPE html", "<html", "<?xml"],
    sentence: "That is a web page or an XML file: save the table as CSV, and upload that.",
  },
  { starts: ["\x89PNG", "\xff\xd8\xff", "GIF8"], sentence: "That is a picture: upload a CSV file." },
];

/** Throws INVALID for a file of another kind, whatever its name says. */
export function refuseOtherFormats(head: Uint8Array): void {
  const text = Buffer.from(head).toString("latin1");
  const other = others.find(
    ({ starts, holds }) => starts.some((start) => text.startsWith(start)) && (holds?.test(text) ?? true),
  );
  if (other) throw new CrmError("INVALID", other.sentence);
}
