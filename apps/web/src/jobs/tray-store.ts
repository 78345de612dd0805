import { useSyncExternalStore } from "react";
import { TRAY_KEY } from "./recent-jobs.ts";

/** Jobs that stay in the tray until they are dismissed, also across a reload. */
let kept: ReadonlySet<number> = read();
/** Jobs so new that a toast may be enough for them. */
let brief: ReadonlySet<number> = new Set();
const listeners = new Set<() => void>();

function read(): ReadonlySet<number> {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(TRAY_KEY) ?? "[]");
    return new Set(Array.isArray(ids) ? ids.filter(Number.isInteger) : []);
  } catch {
    return new Set();
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function keepInTray(ids: readonly number[]): void {
  if (ids.every((id) => kept.has(id))) return;
  store(new Set([...kept, ...ids]));
}

export function dismiss(ids: readonly number[]): void {
  store(new Set([...kept].filter((id) => !ids.includes(id))));
}

function store(next: ReadonlySet<number>): void {
  kept = next;
  sessionStorage.setItem(TRAY_KEY, JSON.stringify([...kept]));
  tell();
}

/** Leaves a job out of the tray for as long as `on`. */
export function setBrief(id: number, on: boolean): void {
  const next = new Set(brief);
  if (on) next.add(id);
  else next.delete(id);
  brief = next;
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useKept(): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, () => kept);
}

export function useBrief(): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, () => brief);
}
