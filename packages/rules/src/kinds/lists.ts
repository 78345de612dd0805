/**
 * Does a list hold any of these? A customer's list is short, so that for one or two a loop over it is the fastest way;
 * for more, a Set spares going through them for each.
 */
export function holdsAnyOf(wanted: readonly number[]): (list: readonly number[]) => boolean {
  const [a, b] = wanted;
  if (a !== undefined && wanted.length === 1) return (list) => holds(list, a);
  if (a !== undefined && b !== undefined && wanted.length === 2) return (list) => holdsEither(list, a, b);
  const set = new Set(wanted);
  return (list) => list.some((one) => set.has(one));
}

function holds(list: readonly number[], wanted: number): boolean {
  for (const one of list) if (one === wanted) return true;
  return false;
}

function holdsEither(list: readonly number[], a: number, b: number): boolean {
  for (const one of list) if (one === a || one === b) return true;
  return false;
}
