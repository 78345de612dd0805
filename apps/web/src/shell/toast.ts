import type { ExternalToast, toast as sonnerToast } from "sonner";

type Sonner = typeof sonnerToast;

let sonner: Sonner | undefined;
let waiting: ((sonner: Sonner) => void)[] = [];
const listeners = new Set<() => void>();

function say(show: (sonner: Sonner) => void): void {
  if (sonner) {
    show(sonner);
    return;
  }
  waiting.push(show);
  for (const listener of listeners) listener();
}

/** Short messages at the edge of the screen. What shows them is fetched with the first one. */
export const toast = {
  success: (message: string, options?: ExternalToast) => say((of) => of.success(message, options)),
  error: (message: string, options?: ExternalToast) => say((of) => of.error(message, options)),
};

/** Called once the place for them is on the screen. */
export function toastsReady(ready: Sonner): void {
  sonner = ready;
  for (const show of waiting) show(ready);
  waiting = [];
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function toastsWanted(): boolean {
  return sonner !== undefined || waiting.length > 0;
}
