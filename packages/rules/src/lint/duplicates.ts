import { type Group, isGroup } from "../rule.ts";
import type { Hint, LintContext } from "./hint.ts";
import type { Clause } from "./literals.ts";
import { isSame } from "./relations.ts";
import { said } from "./words.ts";

/** The same predicate twice where once is enough, or the same group twice side by side. */
export function duplicates(rule: Group, clauses: readonly Clause[], context: LintContext): Hint[] {
  return [...clauses.flatMap((clause) => inClause(clause, context)), ...groupsIn(rule, "")];
}

function inClause({ literals }: Clause, context: LintContext): Hint[] {
  return literals.flatMap((literal, index) => {
    if (literal.part) return [];
    const before = literals.slice(0, index);
    const first = before.find((one) => one.path !== literal.path && isSame(one, literal));
    if (!first) return [];
    const message = `${said(literal, context)} is there already: once is enough.`;
    return [{ code: "duplicate" as const, path: literal.path, also: first.path, message }];
  });
}

function groupsIn({ rules }: Group, path: string): Hint[] {
  const seen = new Map<string, string>();
  return rules.flatMap((member, index): Hint[] => {
    if (!isGroup(member)) return [];
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    const key = JSON.stringify(member);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      return groupsIn(member, at);
    }
    const message = "This group is there already: once is enough.";
    return [{ code: "duplicate", path: at, also: first, message }];
  });
}
