import { z } from "zod";
import { isCountryCode, isLanguageTag } from "../codes.ts";
import { LIMITS } from "../limits.ts";
import { nameOf, type Reference, type Source, sourceNoun } from "../names.ts";
import type { OptionsType } from "./value-type.ts";

const id = z
  .int("must be a whole number")
  .min(1, "must be a positive number")
  .max(2_147_483_647, "is too large for an id");

/** Ids of tags, companies, users or segments. */
export function ids(source: Reference["source"]): OptionsType<number> {
  return {
    ...list(source, id),
    resolve: (value) => [...new Set(value)].sort((a, b) => a - b),
    references: (value) => value.map((one) => ({ source, id: one })),
  };
}

/** ISO 3166-1 alpha-2 country codes or BCP 47 language tags. */
export function codesOf(source: "countries" | "languages"): OptionsType<string> {
  const isCode = source === "countries" ? isCountryCode : isLanguageTag;
  const code = z.string("must be a code").refine(isCode, {
    error: ({ input }) => `${JSON.stringify(input).slice(0, 60)} is no ${sourceNoun[source]} code`,
  });
  return { ...list(source, code), resolve: (value) => [...new Set(value)].sort() };
}

function list<Item extends number | string>(source: Source, item: z.ZodType<Item>) {
  return {
    editor: { type: "options", source } as const,
    schema: z
      .array(item, `pick at least one ${sourceNoun[source]}`)
      .min(1, `pick at least one ${sourceNoun[source]}`)
      .max(LIMITS.listLength),
    initial: [],
    describe(value: Item[], names: Parameters<typeof nameOf>[0]) {
      const text = value.map((one) => nameOf(names, source, one)).join(", ");
      return value.length === 1 ? ({ text, form: "one" } as const) : { text };
    },
    parts: (value: Item[]) => value.map((one) => [one]),
  };
}
