/** Random numbers that are the same for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** SQL for a number in [0, 1) that is the same for the same row (an integer expression), purpose and seed. */
export type Uniform = (row: string, purpose: string) => string;

export function uniform(seed: number): Uniform {
  return (row, purpose) =>
    `((hashint8extended((${row})::bigint, ${hash(`${seed}/${purpose}`)}) & 2147483647)::float8 / 2147483648)`;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}

/**
 * A random subset of 0 … total - 1 as a walk around a circle: the i-th member is (start + i * step) mod total. All members
 * are different, and the database needs no more than the three numbers.
 */
export interface Walk {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

export function walkOf(random: () => number, total: number, share: number): Walk {
  let step = Math.max(1, Math.floor(total * (0.2 + 0.6 * random())));
  while (divisor(step, total) !== 1) step++;
  return { start: Math.floor(random() * total), step, count: Math.round(total * share) };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
