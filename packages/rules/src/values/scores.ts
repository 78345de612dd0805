import { z } from "zod";
import { nameOf, type Reference } from "../names.ts";
import type { ValueType } from "./value-type.ts";

const number = z.number("must be a number");
const product = z.int("pick a product").min(1, "pick a product").max(2_147_483_647, "pick a product");

export interface ScoreThreshold {
  readonly product: number;
  readonly score: number;
}

export interface ScoreRange {
  readonly product: number;
  readonly from: number;
  readonly to: number;
}

export interface ScoreProduct {
  readonly product: number;
}

function referencesOf(value: ScoreProduct): readonly Reference[] {
  return [{ source: "products", id: value.product }];
}

/** A product and the number its score is compared with. */
export const scoreThreshold: ValueType<ScoreThreshold, ScoreThreshold> = {
  editor: { type: "scoreThreshold", source: "products" },
  schema: z.strictObject({ product, score: number }, "pick a product and a number"),
  initial: { score: 70 },
  resolve: ({ product, score }) => ({ product, score }),
  describe: ({ product, score }, names) => ({ text: `${score} for ${nameOf(names, "products", product)}` }),
  references: referencesOf,
};

/** A product and two numbers, both ends included. */
export const scoreRange: ValueType<ScoreRange, ScoreRange> = {
  editor: { type: "scoreRange", source: "products" },
  schema: z
    .strictObject({ product, from: number, to: number }, "pick a product and two numbers")
    .refine(({ from, to }) => from <= to, { path: ["to"], error: "must not be less than the first number" }),
  initial: { from: 50, to: 80 },
  resolve: ({ product, from, to }) => ({ product, from, to }),
  describe: ({ product, from, to }, names) => ({
    text: `${from} and ${to} for ${nameOf(names, "products", product)}`,
  }),
  references: referencesOf,
};

/** A product alone. */
export const scoreProduct: ValueType<ScoreProduct, ScoreProduct> = {
  editor: { type: "scoreProduct", source: "products" },
  schema: z.strictObject({ product }, "pick a product"),
  initial: {},
  resolve: ({ product }) => ({ product }),
  describe: ({ product }, names) => ({ text: `for ${nameOf(names, "products", product)}` }),
  references: referencesOf,
};
