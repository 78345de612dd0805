/** Readers of what stands behind the "?" of an address: anything may stand there, only what is known comes through. */
export type RawSearch = Record<string, unknown>;

export function readText(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  // The router reads 2026 as a number; here it is text to look for.
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" && text !== "" ? text.slice(0, 2000) : undefined;
}

export function readChoice<Choice extends string>(
  raw: RawSearch,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === raw[key]);
}

export function readFlag(raw: RawSearch, key: string): true | undefined {
  return raw[key] === true ? true : undefined;
}

export function readId(raw: RawSearch, key: string): number | undefined {
  const value = raw[key];
  return isId(value) ? value : undefined;
}

/** Whether there can be something with this id: they are positive and have 31 bits. */
export function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 31;
}

export function readObject(raw: RawSearch, key: string): object | undefined {
  const value = raw[key];
  return typeof value === "object" && value !== null ? value : undefined;
}

/** A text that means nothing once it is cut: an address, a secret. */
export function readWhole(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A day of the calendar, YYYY-MM-DD. */
export function readDay(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}
