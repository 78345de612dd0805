type AnyFunction = (...args: never[]) => unknown;

const mistakes = new Map<string, AnyFunction>();

/**
 * A module whose functions can be replaced while a test runs, also for those within its package that import them. For
 * `vi.mock`.
 */
export function switchable<Module extends object>(module: Module): Module {
  const wrapped = Object.entries(module).map(([name, value]) => [
    name,
    typeof value === "function" && !isClass(value) ? withMistakes(name, value) : value,
  ]);
  return Object.fromEntries(wrapped);
}

/** Returns what puts it right again. */
export function replaceFunction(name: string, mistake: (original: AnyFunction) => AnyFunction): () => void {
  const original = originals.get(name);
  if (!original) throw new TypeError(`${name} can't be replaced`);
  mistakes.set(name, mistake(original));
  return () => mistakes.delete(name);
}

const originals = new Map<string, AnyFunction>();

function withMistakes(name: string, original: AnyFunction): AnyFunction {
  originals.set(name, original);
  return (...args) => (mistakes.get(name) ?? original)(...args);
}

function isClass(value: AnyFunction): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
