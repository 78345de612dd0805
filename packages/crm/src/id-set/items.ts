import { bitAt } from "./bits.ts";

// Numbers of 16 bits as sorted lists, each of them once.

/** Where an item stands in an ascending list; -1 where it does not. */
export function placeOf(list: ArrayLike<number>, item: number): number {
  let from = 0;
  let to = list.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = list[middle] as number;
    if (found === item) return middle;
    if (found < item) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** The items whose bit is as wanted. */
export function itemsByBit(list: Uint16Array, words: Uint32Array, wanted: 0 | 1): Uint16Array {
  const kept = new Uint16Array(list.length);
  let length = 0;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as number;
    if (bitAt(words, item) === wanted) kept[length++] = item;
  }
  return kept.slice(0, length);
}

export function itemsIn(a: Uint16Array, b: Uint16Array): Uint16Array {
  const kept = new Uint16Array(Math.min(a.length, b.length));
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) kept[length++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return kept.slice(0, length);
}

export function itemsNotIn(a: Uint16Array, b: Uint16Array): Uint16Array {
  const kept = new Uint16Array(a.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    const item = a[i] as number;
    while (j < b.length && (b[j] as number) < item) j++;
    if (j === b.length || b[j] !== item) kept[length++] = item;
  }
  return kept.slice(0, length);
}

export function distinct(sorted: Uint16Array): Uint16Array {
  let length = 0;
  for (let index = 0; index < sorted.length; index++) {
    const item = sorted[index] as number;
    if (length === 0 || item !== sorted[length - 1]) sorted[length++] = item;
  }
  return sorted.slice(0, length);
}
