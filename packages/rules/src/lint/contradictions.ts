import { clashesIn } from "./clash.ts";
import type { Hint, LintContext } from "./hint.ts";
import type { Clause } from "./literals.ts";
import { said } from "./words.ts";

/** Both have to hold, and never do: nobody can match. */
export function contradictions(clauses: readonly Clause[], context: LintContext): Hint[] {
  return clauses
    .filter(({ mode }) => mode === "and")
    .flatMap(({ literals }) => clashesIn(literals))
    .map(({ first, second }) => ({
      code: "contradiction",
      path: second.path,
      also: first.path,
      message: `${said(first, context)} and ${said(second, context)} can’t both hold: nobody can match.`,
    }));
}
