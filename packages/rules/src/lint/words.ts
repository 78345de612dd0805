import { describePredicate } from "../describe.ts";
import type { LintContext } from "./hint.ts";
import type { Literal } from "./literals.ts";

/** A predicate as hints mention it. */
export function said({ predicate }: Pick<Literal, "predicate">, { names }: LintContext): string {
  const text = describePredicate(predicate, names ? { names } : {});
  return `“${text.length > 100 ? `${text.slice(0, 100)}…` : text}”`;
}

/** "1 customer", "12,408 customers". */
export function customers(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "customer" : "customers"}`;
}
