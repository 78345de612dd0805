import { type Places, type Span, Unreadable } from "./issue.ts";

/** Deeper than any rule, and far from what a stack takes. */
const DEEPEST = 100;
const BLANK = /[\t\n\r ]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that JSON wants escaped
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where each value of a JSON text stands, by its path (`rules[1].value`), the text itself by "". Throws Unreadable where
 * it is no JSON, with the place: engines name it differently, or not at all.
 */
export function jsonPlaces(text: string): Places {
  const scanner = new Scanner(text);
  scanner.value("", 1);
  scanner.blank();
  if (scanner.at < text.length) scanner.fail("Nothing is expected behind the rule");
  return scanner.places;
}

class Scanner {
  readonly places = new Map<string, Span>();
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(path: string, depth: number): void {
    this.blank();
    const from = this.at;
    if (depth > DEEPEST) this.fail("This is nested too deep to be a rule");
    const char = this.#text.charAt(from);
    if (char === "{") this.#object(path, depth);
    else if (char === "[") this.#array(path, depth);
    else if (char === '"') this.#string();
    else if (!this.#match(PLAIN)) this.fail("Here a value is expected");
    this.places.set(path, { from, to: this.at });
  }

  blank(): void {
    this.#match(BLANK);
  }

  fail(message: string): never {
    const from = Math.min(this.at, Math.max(0, this.#text.length - 1));
    const found =
      this.at >= this.#text.length ? ", and the text ends" : `, not ${this.#text.charAt(this.at)}`;
    throw new Unreadable({ from, to: from + 1 }, `${message}${found}.`);
  }

  #object(path: string, depth: number): void {
    this.#members("{", "}", () => {
      this.blank();
      if (this.#text.charAt(this.at) !== '"') this.fail('Here a key in quotes is expected, such as "rules"');
      const key = this.#string();
      this.blank();
      if (!this.#take(":")) this.fail("Here a colon is expected");
      this.value(path === "" ? key : `${path}.${key}`, depth + 1);
    });
  }

  #array(path: string, depth: number): void {
    this.#members("[", "]", (index) => this.value(`${path}[${index}]`, depth + 1));
  }

  #members(open: string, close: string, member: (index: number) => void): void {
    this.#take(open);
    this.blank();
    if (this.#take(close)) return;
    for (let index = 0; ; index++) {
      member(index);
      this.blank();
      if (this.#take(close)) return;
      if (!this.#take(",")) this.fail(`Here a comma or ${close} is expected`);
    }
  }

  #string(): string {
    const from = this.at;
    if (!this.#match(STRING)) {
      const end = this.#text.indexOf("\n", from);
      const to = end < 0 ? this.#text.length : end;
      throw new Unreadable({ from, to }, "This text is never closed, or holds what has to be escaped.");
    }
    return this.#text.slice(from + 1, this.at - 1);
  }

  #take(char: string): boolean {
    if (this.#text.charAt(this.at) !== char) return false;
    this.at += 1;
    return true;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.#text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
