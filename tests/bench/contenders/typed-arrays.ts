import type { Ask, Node } from "../normal-form.ts";
import { type Columns, countryCode } from "./columns.ts";

/** The ids of those for whom the tree holds, ascending. */
export function columnIds(columns: Columns, node: Node): Int32Array {
  const words = wordsOf(columns, node);
  const found = new Int32Array(columns.ids.length);
  let count = 0;
  for (let index = 0; index < words.length; index++) {
    for (let word = words[index] as number; word !== 0; word &= word - 1) {
      const place = 32 * index + 31 - Math.clz32(word & -word);
      if (place < columns.ids.length) found[count++] = columns.ids[place] as number;
    }
  }
  return found.subarray(0, count);
}

function wordsOf(columns: Columns, node: Node): Uint32Array {
  if (node.type === "ask") {
    const words = askWords(columns, node.ask);
    return node.negated ? words.map((word) => ~word) : words;
  }
  const [first, ...others] = node.of.map((part) => wordsOf(columns, part));
  const words = (first ?? new Uint32Array(0)).slice();
  for (const other of others) {
    if (node.type === "and")
      for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) & (other[i] as number);
    else for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (other[i] as number);
  }
  return words;
}

function askWords(columns: Columns, ask: Ask): Uint32Array {
  switch (ask.on) {
    case "tag":
      return unite(
        ask.anyOf.map((id) => columns.tags.get(id)),
        columns.ids.length,
      );
    case "segment":
      return unite(
        ask.anyOf.map((id) => columns.segments.get(id)),
        columns.ids.length,
      );
    case "inbound":
    case "created": {
      const { since } = ask;
      return scan(columns[ask.on], (at) => at >= since);
    }
    case "fitScore":
      return scan(
        columns.scores.get(ask.product) ?? new Float64Array(columns.ids.length).fill(Number.NaN),
        scoreTest(ask),
      );
    default: {
      if (ask.anyOf === null) return scan(columns[ask.on], (value) => value !== 0);
      const [only, ...others] = ask.anyOf.map((value) => numberOf(columns, ask.on, value));
      if (others.length === 0) return scan(columns[ask.on], (value) => value === only);
      const wanted = new Set([only, ...others]);
      return scan(columns[ask.on], (value) => wanted.has(value));
    }
  }
}

function numberOf({ languages }: Columns, on: string, value: number | string): number {
  if (typeof value === "number") return value;
  return on === "country" ? countryCode(value) : languages.indexOf(value) + 1 || -1;
}

function scoreTest({ is, score }: Extract<Ask, { on: "fitScore" }>): (value: number) => boolean {
  if (is === ">") return (value) => value > score;
  if (is === ">=") return (value) => value >= score;
  return is === "<" ? (value) => value < score : (value) => value <= score;
}

function unite(sets: readonly (Uint32Array | undefined)[], size: number): Uint32Array {
  const [first, ...others] = sets.filter((set) => set !== undefined);
  if (!first) return new Uint32Array(Math.ceil(size / 32));
  if (others.length === 0) return first;
  const words = first.slice();
  for (const other of others)
    for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (other[i] as number);
  return words;
}

function scan(column: Int32Array | Float64Array, test: (value: number) => boolean): Uint32Array {
  const words = new Uint32Array(Math.ceil(column.length / 32));
  for (let index = 0; index < words.length; index++) {
    let word = 0;
    const end = Math.min(32, column.length - 32 * index);
    for (let bit = 0; bit < end; bit++) if (test(column[32 * index + bit] as number)) word |= 1 << bit;
    words[index] = word;
  }
  return words;
}
