/** Long enough for a page to be there; in milliseconds. For browsers that can't say when they are idle. */
const SOON = 1_500;

/** Does what nobody waits for once the browser has nothing else to do. Returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, SOON);
    return () => clearTimeout(timer);
  }
  const id = window.requestIdleCallback(work, { timeout: 2 * SOON });
  return () => window.cancelIdleCallback(id);
}
