/** A positive operator of a field, and what its value comes to. */
export interface Asked {
  readonly operator: string;
  // biome-ignore lint/suspicious/noExplicitAny: the operators of a kind have values of several types
  readonly value: any;
}

/**
 * What a kind's positive operators say of each other, "is set" apart: every other operator implies that, whatever the kind.
 * Both questions are of one field, and about the same.
 */
export interface Bearing {
  /** What is asked about within the field, such as a product; absent where that is always the same. */
  readonly about?: (value: Asked["value"]) => number;
  /** Whoever `a` holds for, `b` holds for as well. */
  readonly implies: (a: Asked, b: Asked) => boolean;
  /** For nobody do both hold. */
  readonly excludes: (a: Asked, b: Asked) => boolean;
}

export function never(): boolean {
  return false;
}

export function isSubset(inner: readonly unknown[], outer: readonly unknown[]): boolean {
  const set = new Set(outer);
  return inner.every((one) => set.has(one));
}

export function isDisjoint(one: readonly unknown[], other: readonly unknown[]): boolean {
  const set = new Set(other);
  return !one.some((value) => set.has(value));
}
