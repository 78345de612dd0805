import { CrmError } from "../../errors.ts";
import {
  type ImportTarget,
  type MappedColumn,
  type PlainTarget,
  productOf,
  takesSeveral,
  targetLabels,
} from "./targets.ts";

/** Where in a row the cells of a target are. */
export interface ImportColumns {
  readonly at: (target: PlainTarget) => readonly number[];
  readonly scores: readonly { readonly productId: number; readonly index: number }[];
  /** How many cells a row has. */
  readonly count: number;
}

/**
 * Finds mapped columns in a file. Throws INVALID for a column that it has not, for a target that takes one column and has
 * two, and where no column tells whose row it is.
 */
export function findColumns(headers: readonly string[], mapped: readonly MappedColumn[]): ImportColumns {
  const places = new Map<ImportTarget, number[]>();
  for (const { name, target } of mapped) {
    const index = headers.indexOf(name);
    if (index < 0) throw new CrmError("INVALID", `The file has no column “${name.slice(0, 80)}”.`);
    const there = places.get(target);
    if (!there) places.set(target, [index]);
    else if (takesSeveral(target))
      places.set(
        target,
        [...there, index].sort((a, b) => a - b),
      );
    else
      throw new CrmError(
        "INVALID",
        `“${headers[there[0] ?? 0]}” and “${name}” are both to be ${labelOf(target)}: choose one.`,
      );
  }
  if (!places.has("id") && !places.has("email")) {
    throw new CrmError(
      "INVALID",
      "Say which column holds the email address or the customer ID: without one, nobody knows whose row it is.",
    );
  }
  return {
    at: (target) => places.get(target) ?? [],
    scores: [...places].flatMap(([target, [index = 0]]) => {
      const productId = productOf(target);
      return productId === undefined ? [] : [{ productId, index }];
    }),
    count: headers.length,
  };
}

function labelOf(target: ImportTarget): string {
  return productOf(target) === undefined
    ? `the ${targetLabels[target as PlainTarget].toLowerCase()}`
    : "the same score";
}
