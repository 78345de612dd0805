import iconv from "iconv-lite";
import { peek } from "./peek.ts";

export const csvEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

/** The encoding that a byte order mark at the beginning says, and how many bytes the mark has. */
export function readMark(
  head: Uint8Array,
): { readonly encoding: CsvEncoding; readonly length: number } | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", length: 2 };
  return undefined;
}

/** UTF-16 without a mark: many NUL bytes, which text of other encodings has none of, and those of line ends on one side. */
export function guessUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  let nuls = 0;
  const ends = { "utf-16le": 0, "utf-16be": 0 };
  for (let index = 0; index + 1 < head.length; index += 2) {
    const [first, second] = [head[index], head[index + 1]];
    if (first === 0 || second === 0) nuls++;
    if (second === 0 && (first === 10 || first === 13)) ends["utf-16le"]++;
    if (first === 0 && (second === 10 || second === 13)) ends["utf-16be"]++;
  }
  if (nuls * 20 < head.length || ends["utf-16le"] === ends["utf-16be"]) return undefined;
  return ends["utf-16le"] > ends["utf-16be"] ? "utf-16le" : "utf-16be";
}

/** The most bytes that are handed on at once, so that what is read of them is used before there is more. */
const PIECE = 32 * 1024;

/** A file's text as UTF-8 without a mark, piece by piece. */
export async function* toUtf8(
  file: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
): AsyncGenerator<Uint8Array> {
  for await (const text of decoded(file, encoding)) {
    for (let from = 0; from < text.length; from += PIECE) yield text.subarray(from, from + PIECE);
  }
}

async function* decoded(file: AsyncIterable<Uint8Array>, encoding: CsvEncoding): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(file, 3);
  const mark = readMark(head);
  let skip = mark?.encoding === encoding ? mark.length : 0;
  const decoder = encoding === "utf-8" ? undefined : iconv.getDecoder(encoding, { stripBOM: false });
  let half = "";
  for await (const bytes of all) {
    const piece = bytes.subarray(skip);
    skip = 0;
    if (!decoder) {
      yield piece;
      continue;
    }
    const text = half + decoder.write(Buffer.from(piece));
    // A character of two halves may be in two pieces.
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? "";
    yield Buffer.from(text.slice(0, text.length - half.length));
  }
  const rest = half + (decoder?.end() ?? "");
  if (rest !== "") yield Buffer.from(rest);
}
