import { useRef, useState } from "react";

/** Makes work that a double click starts once: while it runs, it does not begin again. */
export function useOneAtATime() {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  function once(work: () => Promise<unknown>) {
    return async () => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      try {
        await work();
      } finally {
        running.current = false;
        setBusy(false);
      }
    };
  }
  return { busy, once };
}
