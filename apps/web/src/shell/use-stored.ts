import { useState } from "react";

/** State kept in this browser under a key; what can't be read counts as absent. */
export function useStored<Value>(key: string, initial: Value, isValid: (value: unknown) => value is Value) {
  const [value, setValue] = useState<Value>(() => read(key, isValid) ?? initial);
  function store(next: Value) {
    setValue(next);
    localStorage.setItem(key, JSON.stringify(next));
  }
  return [value, store] as const;
}

function read<Value>(key: string, isValid: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
