import fc from "fast-check";

/** Thresholds and scores come from the same few numbers, so that they meet; some differ by the last bit only. */
export const scores: fc.Arbitrary<number> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(0, -0, 1, -1, -0.5, 0.1 + 0.2, 0.3, 50, 72.5, 100, 1e-7, 1e15 + 0.5, -1e300),
  },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);
