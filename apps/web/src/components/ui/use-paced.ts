import { useEffect, useRef, useState } from "react";

/**
 * The value at once where it did not change for so many milliseconds before, else as soon as it has not: what comes singly is
 * not kept waiting, and what comes in a row, such as letters, counts once.
 */
export function usePaced<Value>(value: Value, pause: number): Value {
  const [paced, setPaced] = useState(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    const single = now - changedAt.current >= pause;
    changedAt.current = now;
    if (single) {
      setPaced(value);
      return;
    }
    const timer = window.setTimeout(() => setPaced(value), pause);
    return () => window.clearTimeout(timer);
  }, [value, pause]);
  return paced;
}
