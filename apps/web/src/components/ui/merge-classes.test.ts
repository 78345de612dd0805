import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { mergeClasses } from "./merge-classes.ts";

const SOURCE = path.join(import.meta.dirname, "../..");
const whole = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["xs", "sm", "base", "lg"] }] } },
});

/** Whatever stands in the sources between quotes and may be a class. */
function classesOfTheApp(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /\.test\.|merge-classes/.test(file)) continue;
    const text = readFileSync(path.join(SOURCE, file), "utf8");
    for (const [, quoted = ""] of text.matchAll(/"([^"\n]+)"|`([^`]+)`/g))
      for (const word of quoted.split(/\s+/))
        if (/^[a-z*@[-][\w:[\]()/.%,*@>&=#!'+-]*$/.test(word)) found.add(word);
  }
  // Words of sentences are no classes that the library knows.
  return [...found].filter((word) => whole(`${word} ${word}`) === word);
}

test("of every two classes that the app has, the later one wins where the library's whole table says so", () => {
  const classes = classesOfTheApp();
  expect(classes.length).toBeGreaterThan(500);
  // Only those with the same modifiers can be in each other's way.
  const groups = new Map<string, string[]>();
  for (const name of classes) {
    const modifiers = name.replace(/[^:]*$/, "");
    groups.set(modifiers, [...(groups.get(modifiers) ?? []), name]);
  }
  const wrong: string[] = [];
  for (const group of groups.values())
    for (const first of group)
      for (const second of group) {
        const given = `${first} ${second}`;
        if (first !== second && mergeClasses(given) !== whole(given)) wrong.push(`${given}: ${whole(given)}`);
      }
  expect(wrong).toEqual([]);
});
