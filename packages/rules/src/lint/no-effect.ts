import { predicatesOf } from "../references.ts";
import type { Group } from "../rule.ts";
import type { Hint, LintContext } from "./hint.ts";
import { type Clause, opposite } from "./literals.ts";
import { entails, isSame } from "./relations.ts";
import { customers, said } from "./words.ts";

/** What can be left out, because something beside it says more, whoever the customers are. */
export function impliedParts(clauses: readonly Clause[], context: LintContext): Hint[] {
  return clauses.flatMap(({ mode, literals }) => {
    // Of two of which one is enough, the narrower one adds nobody.
    const all = mode === "and" ? literals : literals.map(opposite);
    return all.flatMap((literal): Hint[] => {
      if (literal.part) return [];
      const stronger = all.find(
        (one) => one.path !== literal.path && entails(one, literal) && (one.part || !isSame(one, literal)),
      );
      if (!stronger) return [];
      const why = mode === "and" ? "leaves nobody else out" : "adds nobody";
      const message = `${said(literal, context)} ${why} beside ${said(stronger, context)}.`;
      return [{ code: "noEffect", path: literal.path, also: stronger.path, message }];
    });
  });
}

/** What makes no difference to who matches now. */
export function idleParts(rule: Group, context: LintContext): Hint[] {
  const { counts, total, without } = context;
  const count = counts?.get("");
  // Where nobody matches, nothing makes a difference.
  if (count === undefined || count === 0) return [];
  return [...predicatesOf(rule)].flatMap(({ predicate, path }): Hint[] => {
    if (without?.get(path) === count) {
      const message = `${said({ predicate }, context)} changes nothing now: without it the same ${customers(count)} match.`;
      return [{ code: "noEffect", path, message }];
    }
    if (without?.has(path) || rule.rules.length === 1 || total === undefined) return [];
    if (counts?.get(path) !== total) return [];
    const message = `${said({ predicate }, context)} holds for all ${customers(total)} now.`;
    return [{ code: "noEffect", path, message }];
  });
}
