import { clashesIn } from "./clash.ts";
import type { Hint, LintContext } from "./hint.ts";
import { type Clause, opposite } from "./literals.ts";
import { said } from "./words.ts";

/** One of both is enough, and one of them always holds. */
export function alwaysTrue(clauses: readonly Clause[], context: LintContext): Hint[] {
  return clauses
    .filter(({ mode }) => mode === "or")
    .flatMap(({ literals }) => clashesIn(literals.map(opposite)))
    .map(({ first, second }) => ({
      code: "alwaysTrue",
      path: second.path,
      also: first.path,
      message: `Of ${said(first, context)} and ${said(second, context)} one always holds: together they leave nobody out.`,
    }));
}
