import { useEffect, useState } from "react";

/** What a segment that is being made is called, and why it exists. */
export interface Words {
  readonly name: string;
  readonly description: string;
}

const PREFIX = "segments.words.";

/** Name and description as they are typed; what differs from `start` is kept in this tab, and found again after a reload. */
export function useKeptWords(key: string, start: Words) {
  const [words, setWords] = useState<Words>(() => findWords(PREFIX + key) ?? pick(start));
  const { name, description } = words;
  const changed = name.trim() !== start.name || description.trim() !== start.description.trim();

  useEffect(() => {
    if (changed) keepWords(PREFIX + key, { name, description });
    else sessionStorage.removeItem(PREFIX + key);
  }, [key, changed, name, description]);

  return {
    ...words,
    changed,
    setName: (next: string) => setWords((now) => ({ ...now, name: next })),
    setDescription: (next: string) => setWords((now) => ({ ...now, description: next })),
    discard: () => setWords(pick(start)),
    /** They are left behind on purpose: nothing finds them again. */
    drop: () => sessionStorage.removeItem(PREFIX + key),
  };
}

function pick({ name, description }: Words): Words {
  return { name, description };
}

function keepWords(key: string, words: Words): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(words));
  } catch {
    // The browser has no room for it. What was kept before is older than what is shown.
    sessionStorage.removeItem(key);
  }
}

function findWords(key: string): Words | undefined {
  try {
    const { name, description } = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<Words>;
    return typeof name === "string" && typeof description === "string" ? { name, description } : undefined;
  } catch {
    return undefined;
  }
}
