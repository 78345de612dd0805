import { fold } from "../fold.ts";

/** Longer ones are not compared: nobody mistypes a text of that length. */
const LONGEST = 60;

/** The candidate that was probably meant: the one with the fewest letters wrong, swapped, missing or too many. */
export function nearest(wanted: string, candidates: Iterable<string>): string | undefined {
  const text = fold(wanted.trim());
  if (text === "" || text.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = fold(candidate);
    if (other.length > LONGEST || Math.abs(other.length - text.length) >= least) continue;
    const distance = distanceOf(text, other);
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** Optimal string alignment. */
function distanceOf(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (older[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
