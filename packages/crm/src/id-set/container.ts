import {
  addBits,
  addItems,
  bitAt,
  clearBits,
  clearItems,
  countBits,
  keepBits,
  toBits,
  WORDS,
} from "./bits.ts";
import { distinct, itemsByBit, itemsIn, itemsNotIn, placeOf } from "./items.ts";

/**
 * The ids of one block of 65,536, without their upper half: few of them as a sorted list, many as one bit each. This is
 * Roaring's layout (Chambi, Lemire, Kaser, Godin: Better bitmap performance with Roaring bitmaps, 2016), less its runs.
 */
export interface Container {
  /** A Uint16Array is a list, a Uint32Array holds bits. */
  readonly data: Uint16Array | Uint32Array;
  /** Undefined until somebody asks: what stands between two steps is never counted. See {@link settle}. */
  readonly count: number | undefined;
}

/** A container that was counted, as a list where it is short enough for one. */
export type Settled = Container & { readonly count: number };

/** Up to this many ids are a list. Up to 4,096 it would be the smaller form, but beyond this bits are combined faster. */
export const LIST_LENGTH = 1024;

export function contains({ data }: Container, low: number): boolean {
  return data instanceof Uint32Array ? bitAt(data, low) === 1 : placeOf(data, low) >= 0;
}

/** What is in all of `within`, at least one, and in none of `without`; undefined where that is known to be nothing. */
export function meet(within: readonly Container[], without: readonly Container[]): Container | undefined {
  const [only] = within;
  if (only && within.length === 1 && without.length === 0) return only;
  const shortest = shortestList(within);
  if (shortest) return listOf(itemsOf(shortest, within, without));
  const words = (only as Container).data.slice() as Uint32Array;
  meetBits(words, within, without);
  return { data: words, count: undefined };
}

/** How many are in {@link meet}, which is not made for that. */
export function sizeOfMeet(within: readonly Container[], without: readonly Container[]): number {
  const shortest = shortestList(within);
  if (shortest) return itemsOf(shortest, within, without).length;
  scratch.set((within[0] as Container).data);
  meetBits(scratch, within, without);
  return countBits(scratch);
}

/** Where something is put together that is only counted. */
const scratch = new Uint32Array(WORDS);

/** Keeps of the bits, which are those of the first, what is in all the others and in none of `without`. */
function meetBits(words: Uint32Array, within: readonly Container[], without: readonly Container[]): void {
  for (let place = 1; place < within.length; place++)
    keepBits(words, (within[place] as Container).data as Uint32Array);
  for (const { data } of without) {
    if (data instanceof Uint16Array) clearItems(words, data);
    else clearBits(words, data);
  }
}

function shortestList(containers: readonly Container[]): Uint16Array | undefined {
  let shortest: Uint16Array | undefined;
  for (const { data } of containers) {
    if (data instanceof Uint16Array && !(shortest && shortest.length <= data.length)) shortest = data;
  }
  return shortest;
}

/** Of the items, what is in all of `within` and in none of `without`. */
function itemsOf(
  items: Uint16Array,
  within: readonly Container[],
  without: readonly Container[],
): Uint16Array {
  let left = items;
  for (const { data } of within) {
    if (data instanceof Uint32Array) left = itemsByBit(left, data, 1);
    else if (data !== items) left = itemsIn(left, data);
  }
  for (const { data } of without) {
    left = data instanceof Uint32Array ? itemsByBit(left, data, 0) : itemsNotIn(left, data);
  }
  return left;
}

/** What is in any of them, at least one. */
export function unite(containers: readonly Container[]): Container {
  const [only] = containers;
  if (only && containers.length === 1) return only;
  const start = containers.findIndex(({ data }) => data instanceof Uint32Array);
  if (start < 0 && fitList(containers)) return listed(containers);
  const words =
    start < 0 ? new Uint32Array(WORDS) : ((containers[start] as Container).data.slice() as Uint32Array);
  uniteBits(words, containers, start);
  return { data: words, count: undefined };
}

/** How many are in {@link unite}, which is not made for that. */
export function sizeOfUnite(containers: readonly Container[]): number {
  const start = containers.findIndex(({ data }) => data instanceof Uint32Array);
  if (start < 0 && fitList(containers)) return listed(containers).count;
  if (start < 0) scratch.fill(0);
  else scratch.set((containers[start] as Container).data);
  uniteBits(scratch, containers, start);
  return countBits(scratch);
}

function fitList(lists: readonly Container[]): boolean {
  return lists.reduce((sum, { data }) => sum + data.length, 0) <= LIST_LENGTH;
}

function listed(lists: readonly Container[]): Settled {
  const lows = new Uint16Array(lists.reduce((sum, { data }) => sum + data.length, 0));
  let length = 0;
  for (const { data } of lists) {
    lows.set(data, length);
    length += data.length;
  }
  return containerOf(lows);
}

/** Adds to the bits all that are not at the place `start`. */
function uniteBits(words: Uint32Array, containers: readonly Container[], start: number): void {
  for (const [place, { data }] of containers.entries()) {
    if (data instanceof Uint16Array) addItems(words, data);
    else if (place !== start) addBits(words, data);
  }
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

/** These bits counted, as a list where they are few; undefined where none is set. */
export function fromBits(words: Uint32Array): Settled | undefined {
  const count = countBits(words);
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

function listOf(list: Uint16Array): Settled | undefined {
  return list.length === 0 ? undefined : { count: list.length, data: list };
}
