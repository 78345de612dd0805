import { useEffect, useState } from "react";

/**
 * The value at once where it did not change for so many milliseconds before, else as soon as it has not: what comes singly is
 * not kept waiting, and what comes in a row, such as letters, counts once.
 */
export function usePaced<Value>(value: Value, pause: number): Value {
  const [state, setState] = useState({ value, at: Number.NEGATIVE_INFINITY, paced: value });
  // While rendering, and not after it: what hangs on the value is rendered once.
  if (!Object.is(state.value, value)) {
    const at = performance.now();
    setState({ value, at, paced: at - state.at >= pause ? value : state.paced });
  }
  const { paced } = state;
  useEffect(() => {
    if (Object.is(paced, value)) return;
    const timer = window.setTimeout(() => setState((now) => ({ ...now, paced: now.value })), pause);
    return () => window.clearTimeout(timer);
  }, [value, paced, pause]);
  return paced;
}
