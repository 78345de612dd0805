import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const dist = path.join(import.meta.dirname, "../../apps/web/dist");

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

const manifest = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8")) as Record<
  string,
  Chunk
>;

/** Everything that is loaded with these chunks. */
function closure(keys: readonly string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    closure(manifest[key]?.imports ?? [], found);
  }
  return found;
}

function kilobytes(keys: Iterable<string>): number {
  let bytes = 0;
  for (const key of keys) {
    const { file } = manifest[key] as Chunk;
    if (file.endsWith(".js")) bytes += gzipSync(readFileSync(path.join(dist, file))).length;
  }
  return bytes / 1000;
}

const keysOf = (pattern: RegExp) => Object.keys(manifest).filter((key) => pattern.test(key));

test("the list page loads at most 200 kB of compressed script, and not the rule builder", () => {
  const page = keysOf(/routes\/(__root|crm\.segments\.index)\.tsx/);
  expect(page.length).toBeGreaterThan(0);
  const loaded = closure(["index.html", ...page]);
  expect(kilobytes(loaded)).toBeLessThanOrEqual(200);
  expect([...loaded].filter((key) => /rule-builder/.test(key))).toEqual([]);
});

test("the rule builder is a chunk of its own, loaded when it is needed", () => {
  const [builder, ...others] = keysOf(/rule-builder\/rule-workbench\.tsx$/);
  expect(others).toEqual([]);
  expect(manifest[builder ?? ""]).toMatchObject({ isDynamicEntry: true });
});
