import { type Span, Unreadable } from "./issue.ts";

export type TokenType =
  | "word"
  | "number"
  | "date"
  | "id"
  | "text"
  | "sign"
  | "("
  | ")"
  | ","
  | "unknown"
  | "end";

/** One piece of a rule's line. */
export interface Token extends Span {
  readonly type: TokenType;
  /** A text without its quotes; a word, sign or number as it stands. */
  readonly text: string;
}

const closing: Record<string, string> = { '"': '"', "“": "”", "'": "'", "‘": "’" };
const signs: Record<string, string> = { "≥": ">=", "≤": "<=" };
const BLANK = /\s+/y;
const SIGN = /[<>]=?|[≤≥]/y;
const PIECE = /[^\s(),"“”<>≤≥]+/y;

/** The pieces of a line, with an end behind them. Throws Unreadable where a quote is not closed or an escape is none. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    at = matched(BLANK, text, at)?.to ?? at;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ type: "end", text: "", from: text.length, to: text.length });
  return tokens;
}

function tokenAt(text: string, from: number): Token {
  const char = text.charAt(from);
  if (char === "(" || char === ")" || char === ",") return { type: char, text: char, from, to: from + 1 };
  if (Object.hasOwn(closing, char)) return quotedAt(text, from, closing[char] ?? char);
  const sign = matched(SIGN, text, from);
  if (sign) return { type: "sign", text: signs[sign.text] ?? sign.text, from, to: sign.to };
  const piece = matched(PIECE, text, from);
  if (!piece) return { type: "unknown", text: char, from, to: from + 1 };
  return { type: typeOf(piece.text), text: piece.text, from, to: piece.to };
}

function typeOf(piece: string): TokenType {
  if (/^\d{4}-\d{2}-\d{2}$/.test(piece)) return "date";
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(piece)) return "number";
  if (/^(\p{L}+:|#)\d+$/u.test(piece)) return "id";
  return /^[\p{L}\p{N}_]/u.test(piece) ? "word" : "unknown";
}

function quotedAt(text: string, from: number, close: string): Token {
  const parts: string[] = [];
  let start = from + 1;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === close) {
      parts.push(text.slice(start, at));
      return { type: "text", text: parts.join(""), from, to: at + 1 };
    }
    if (char !== "\\") continue;
    const escaped = escapeAt(text, at);
    parts.push(text.slice(start, at), escaped.text);
    start = escaped.to;
    at = start - 1;
  }
  throw new Unreadable(
    { from, to: text.length },
    `This quote is never closed: end it with ${close}, and write \\${close} for one within.`,
  );
}

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|([nrt\\"'“”‘’]))/y;
const blanks: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

function escapeAt(text: string, from: number): { text: string; to: number } {
  ESCAPE.lastIndex = from;
  const [all, code, char = ""] = ESCAPE.exec(text) ?? [];
  const point = code === undefined ? 0 : Number.parseInt(code, 16);
  if (all === undefined || point > 0x10ffff) {
    throw new Unreadable({ from, to: from + 2 }, "This is no escape; write \\\\ for a backslash.");
  }
  return {
    text: code === undefined ? (blanks[char] ?? char) : String.fromCodePoint(point),
    to: from + all.length,
  };
}

/** A text in quotes, as {@link tokenize} reads it: on one line, with what can't be seen written as an escape. */
export function quoted(text: string): string {
  const inside = text.replace(/["\\]|[^\P{C}\u200c\u200d]|[^\P{Z} ]/gu, (char) => {
    if (char === '"' || char === "\\") return `\\${char}`;
    return `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
  return `"${inside}"`;
}

function matched(pattern: RegExp, text: string, from: number): { text: string; to: number } | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? undefined : { text: found, to: from + found.length };
}
