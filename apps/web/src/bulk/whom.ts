import { countOf, formatNumber } from "../format.ts";
import type { Chosen } from "./table-action.ts";

/** "the 12 selected customers", "all 12,408 customers that match" */
export function whom({ count, everything }: Chosen): string {
  if (everything) return `all ${countOf(count, "customer")} that match`;
  return count === 1 ? "the selected customer" : `the ${formatNumber(count)} selected customers`;
}
