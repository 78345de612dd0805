/** States that were left, to go back to and forward again. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

const LONGEST = 100;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** `joined`: the change goes on where the last one left off, such as a text being typed, and is undone with it. */
export function pushHistory<State>(
  { past, present }: History<State>,
  next: State,
  joined: boolean,
): History<State> {
  const before = joined && past.length > 0 ? past : [...past, present].slice(-LONGEST);
  return { past: before, present: next, future: [] };
}

export function undoHistory<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const last = past.at(-1);
  return last === undefined
    ? history
    : { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

export function redoHistory<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, present], present: next, future: rest };
}
