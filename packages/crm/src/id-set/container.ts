/**
 * The ids of one block of 65,536, without their upper half: few of them as a sorted list, many as one bit each. This is
 * Roaring's layout (Chambi, Lemire, Kaser, Godin: Better bitmap performance with Roaring bitmaps, 2016), less its runs.
 */
export interface Container {
  /** A Uint16Array is a list, a Uint32Array holds bits. */
  readonly data: Uint16Array | Uint32Array;
  /** Undefined until somebody asks: counting takes several times as long as combining. See {@link settle}. */
  readonly count: number | undefined;
}

/** A container that was counted, in the smaller form. */
export type Settled = Container & { readonly count: number };

/** Up to this many ids a list is the smaller form. */
export const LIST_LENGTH = 4096;
const WORDS = 2048;

export function contains({ data }: Container, low: number): boolean {
  return data instanceof Uint32Array ? hasBit(data, low) : hasItem(data, low);
}

/** What is in both; undefined where that is known to be nothing. */
export function intersect({ data: a }: Container, { data: b }: Container): Container | undefined {
  if (a instanceof Uint16Array) return b instanceof Uint16Array ? common(a, b) : itemsByBit(a, b, 1);
  if (b instanceof Uint16Array) return itemsByBit(b, a, 1);
  const words = new Uint32Array(WORDS);
  for (let index = 0; index < WORDS; index++) words[index] = (a[index] as number) & (b[index] as number);
  return { data: words, count: undefined };
}

/** What is in the first alone; undefined where that is known to be nothing. */
export function subtract({ data: a }: Container, { data: b }: Container): Container | undefined {
  if (a instanceof Uint16Array) return b instanceof Uint16Array ? without(a, b) : itemsByBit(a, b, 0);
  const words = a.slice();
  if (b instanceof Uint16Array) {
    for (let index = 0; index < b.length; index++) {
      const low = b[index] as number;
      words[low >>> 5] = (words[low >>> 5] as number) & ~(1 << (low & 31));
    }
    return { data: words, count: undefined };
  }
  for (let index = 0; index < WORDS; index++) words[index] = (words[index] as number) & ~(b[index] as number);
  return { data: words, count: undefined };
}

/** What is in any of them, at least one. */
export function unite(containers: readonly Container[]): Container {
  const [only] = containers;
  if (only && containers.length === 1) return only;
  const most = containers.reduce((sum, { data }) => sum + data.length, 0);
  if (most <= LIST_LENGTH && containers.every(({ data }) => data instanceof Uint16Array)) {
    const lows = new Uint16Array(most);
    let length = 0;
    for (const { data } of containers) {
      lows.set(data, length);
      length += data.length;
    }
    return containerOf(lows);
  }
  const start = containers.findIndex(({ data }) => data instanceof Uint32Array);
  const words = start < 0 ? new Uint32Array(WORDS) : (containers[start] as Container).data.slice();
  for (const [place, { data }] of containers.entries()) {
    if (place !== start) addTo(words as Uint32Array, data);
  }
  return { data: words, count: undefined };
}

function addTo(words: Uint32Array, data: Uint16Array | Uint32Array): void {
  if (data instanceof Uint16Array) addBits(words, data);
  else
    for (let index = 0; index < WORDS; index++)
      words[index] = (words[index] as number) | (data[index] as number);
}

/** The container counted; undefined where nothing is in it. */
export function settle({ data, count }: Container): Settled | undefined {
  if (count !== undefined) return { data, count };
  return data instanceof Uint16Array ? listOf(data) : fromBits(data);
}

/** From ids in any order, some of them perhaps repeated, at least one. Sorts the list that it is given. */
export function containerOf(lows: Uint16Array): Settled {
  if (lows.length > LIST_LENGTH) return fromBits(toBits(lows)) as Settled;
  let ascending = true;
  for (let index = 1; index < lows.length && ascending; index++) {
    ascending = (lows[index - 1] as number) < (lows[index] as number);
  }
  return listOf(ascending ? lows : distinct(lows.sort())) as Settled;
}

/** Writes the ids, in ascending order and each with `base` added, from a place in the target on; returns the place after. */
export function writeIds({ data }: Container, base: number, target: Int32Array, place: number): number {
  let at = place;
  if (data instanceof Uint16Array) {
    for (let index = 0; index < data.length; index++) target[at++] = base + (data[index] as number);
    return at;
  }
  for (let index = 0; index < WORDS; index++) {
    const first = base + 32 * index;
    for (let word = data[index] as number; word !== 0; word &= word - 1) {
      target[at++] = first + 31 - Math.clz32(word & -word);
    }
  }
  return at;
}

/** One bit for each of the ids. */
export function toBits(lows: Uint16Array): Uint32Array {
  const words = new Uint32Array(WORDS);
  addBits(words, lows);
  return words;
}

/** These bits in the smaller form; undefined where none is set. */
export function fromBits(words: Uint32Array): Settled | undefined {
  let count = 0;
  for (let index = 0; index < WORDS; index++) count += bitsIn(words[index] as number);
  return smaller(words, count);
}

function hasBit(words: Uint32Array, low: number): boolean {
  return bitAt(words, low) === 1;
}

function bitAt(words: Uint32Array, low: number): number {
  return ((words[low >>> 5] as number) >>> (low & 31)) & 1;
}

function hasItem(list: Uint16Array, low: number): boolean {
  let from = 0;
  let to = list.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = list[middle] as number;
    if (found === low) return true;
    if (found < low) from = middle + 1;
    else to = middle - 1;
  }
  return false;
}

/** The items whose bit is as wanted. */
function itemsByBit(list: Uint16Array, words: Uint32Array, wanted: 0 | 1): Settled | undefined {
  const kept = new Uint16Array(list.length);
  let length = 0;
  for (let index = 0; index < list.length; index++) {
    const low = list[index] as number;
    if (bitAt(words, low) === wanted) kept[length++] = low;
  }
  return listOf(kept.slice(0, length));
}

function common(a: Uint16Array, b: Uint16Array): Settled | undefined {
  const kept = new Uint16Array(Math.min(a.length, b.length));
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) kept[length++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return listOf(kept.slice(0, length));
}

function without(a: Uint16Array, b: Uint16Array): Settled | undefined {
  const kept = new Uint16Array(a.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    const item = a[i] as number;
    while (j < b.length && (b[j] as number) < item) j++;
    if (j === b.length || b[j] !== item) kept[length++] = item;
  }
  return listOf(kept.slice(0, length));
}

function distinct(sorted: Uint16Array): Uint16Array {
  let length = 0;
  for (let index = 0; index < sorted.length; index++) {
    const low = sorted[index] as number;
    if (length === 0 || low !== sorted[length - 1]) sorted[length++] = low;
  }
  return sorted.slice(0, length);
}

function listOf(list: Uint16Array): Settled | undefined {
  return list.length === 0 ? undefined : { count: list.length, data: list };
}

function smaller(words: Uint32Array, count: number): Settled | undefined {
  if (count > LIST_LENGTH) return { count, data: words };
  const list = new Uint16Array(count);
  let length = 0;
  for (let index = 0; index < WORDS; index++) {
    for (let word = words[index] as number; word !== 0; word &= word - 1) {
      list[length++] = 32 * index + 31 - Math.clz32(word & -word);
    }
  }
  return listOf(list);
}

function addBits(words: Uint32Array, lows: Uint16Array): void {
  for (let index = 0; index < lows.length; index++) {
    const low = lows[index] as number;
    words[low >>> 5] = (words[low >>> 5] as number) | (1 << (low & 31));
  }
}

/** How many bits of a word are set, counted in parallel (Warren: Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
