// 65,536 numbers of 16 bits, one bit each.

/** How many words of 32 bits that takes. */
export const WORDS = 2048;

/** One bit for each of the items. */
export function toBits(items: Uint16Array): Uint32Array {
  const words = new Uint32Array(WORDS);
  addItems(words, items);
  return words;
}

export function bitAt(words: Uint32Array, item: number): number {
  return ((words[item >>> 5] as number) >>> (item & 31)) & 1;
}

// Four words a turn: what a turn of the loop takes is as much as the work in it.

export function addBits(words: Uint32Array, others: Uint32Array): void {
  for (let index = 0; index < WORDS; index += 4) {
    words[index] = (words[index] as number) | (others[index] as number);
    words[index + 1] = (words[index + 1] as number) | (others[index + 1] as number);
    words[index + 2] = (words[index + 2] as number) | (others[index + 2] as number);
    words[index + 3] = (words[index + 3] as number) | (others[index + 3] as number);
  }
}

export function keepBits(words: Uint32Array, others: Uint32Array): void {
  for (let index = 0; index < WORDS; index += 4) {
    words[index] = (words[index] as number) & (others[index] as number);
    words[index + 1] = (words[index + 1] as number) & (others[index + 1] as number);
    words[index + 2] = (words[index + 2] as number) & (others[index + 2] as number);
    words[index + 3] = (words[index + 3] as number) & (others[index + 3] as number);
  }
}

export function clearBits(words: Uint32Array, others: Uint32Array): void {
  for (let index = 0; index < WORDS; index += 4) {
    words[index] = (words[index] as number) & ~(others[index] as number);
    words[index + 1] = (words[index + 1] as number) & ~(others[index + 1] as number);
    words[index + 2] = (words[index + 2] as number) & ~(others[index + 2] as number);
    words[index + 3] = (words[index + 3] as number) & ~(others[index + 3] as number);
  }
}

export function addItems(words: Uint32Array, items: Uint16Array): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as number;
    words[item >>> 5] = (words[item >>> 5] as number) | (1 << (item & 31));
  }
}

export function clearItems(words: Uint32Array, items: Uint16Array): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as number;
    words[item >>> 5] = (words[item >>> 5] as number) & ~(1 << (item & 31));
  }
}

/**
 * How many bits are set. Of four words and what is over from those before, carry-save adders make one word in which a bit
 * stands for four: so bits are counted in a quarter of the words (Harley and Seal, in Warren: Hacker's Delight, 5-1).
 */
export function countBits(words: Uint32Array): number {
  let fours = 0;
  let ones = 0;
  let twos = 0;
  for (let index = 0; index < WORDS; index += 4) {
    const a = words[index] as number;
    const b = words[index + 1] as number;
    const c = words[index + 2] as number;
    const d = words[index + 3] as number;
    let differ = ones ^ a;
    const carried = (ones & a) | (differ & b);
    ones = differ ^ b;
    differ = ones ^ c;
    const carriedToo = (ones & c) | (differ & d);
    ones = differ ^ d;
    differ = twos ^ carried;
    fours += bitsIn((twos & carried) | (differ & carriedToo));
    twos = differ ^ carriedToo;
  }
  return 4 * fours + 2 * bitsIn(twos) + bitsIn(ones);
}

/** How many bits of a word are set, counted in parallel (Warren: Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
