import { type Span, type TextIssue, Unreadable } from "./issue.ts";
import type { Phrase } from "./phrases.ts";
import { HOLE } from "./print-value.ts";
import type { Token, TokenType } from "./tokens.ts";

/** Goes through the pieces of a line, and takes down what is wrong with those that can be read nevertheless. */
export class Reader {
  readonly issues: TextIssue[] = [];
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  /** A value of one word that stands without quotes, taken last of all values. */
  bare: Token | undefined;
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#end = tokens.at(-1) ?? { type: "end", text: "", from: 0, to: 0 };
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }

  /** The piece that was taken last. */
  get last(): Token | undefined {
    return this.#tokens[this.#at - 1];
  }

  next(): Token {
    const token = this.peek();
    if (token.type !== "end") this.#at += 1;
    return token;
  }

  is(type: TokenType, ahead = 0): boolean {
    return this.peek(ahead).type === type;
  }

  isWord(word: string, ahead = 0): boolean {
    const { type, text } = this.peek(ahead);
    return type === "word" && text.toLowerCase() === word;
  }

  /** Takes the word if it is there. */
  takeWord(...words: readonly string[]): boolean {
    if (!words.some((word) => this.isWord(word))) return false;
    this.#at += 1;
    return true;
  }

  take(type: TokenType): boolean {
    if (!this.is(type)) return false;
    this.#at += 1;
    return true;
  }

  /** Takes the longest of the phrases that begins here. */
  takePhrase<Meaning>(phrases: readonly Phrase<Meaning>[]): Meaning | undefined {
    const found = phrases.find(({ words }) => words.every((word, ahead) => this.#says(word, ahead)));
    if (found) this.#at += found.words.length;
    return found?.meaning;
  }

  #says(word: string, ahead: number): boolean {
    const { type, text } = this.peek(ahead);
    return (type === "word" || type === "sign") && text.toLowerCase() === word;
  }

  /** From a piece to the one that was taken last. */
  since(first: Token): Span {
    return { from: first.from, to: Math.max(first.to, this.last?.to ?? 0) };
  }

  /** Says what is expected instead of what stands here. */
  fail(message: string, at: Span = this.peek()): never {
    throw new Unreadable({ from: at.from, to: at.to }, message);
  }

  report(code: TextIssue["code"], message: string, { from, to }: Span): void {
    this.issues.push({ at: { from, to }, code, message });
  }
}

/** A piece as a message mentions it. */
export function shown({ type, text }: Token): string {
  if (type === "end") return "the end";
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** Stands here what is not picked yet? */
export function isHole({ type, text }: Token): boolean {
  return type === "unknown" && text === HOLE;
}
