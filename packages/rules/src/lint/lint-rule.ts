import type { Group } from "../rule.ts";
import { alwaysTrue } from "./always-true.ts";
import { contradictions } from "./contradictions.ts";
import { duplicates } from "./duplicates.ts";
import { everyone } from "./everyone.ts";
import type { Hint, LintContext } from "./hint.ts";
import { clausesOf } from "./literals.ts";
import { mixed } from "./mixed.ts";
import { negativeOnly } from "./negative-only.ts";
import { noCustomer } from "./no-customer.ts";
import { idleParts, impliedParts } from "./no-effect.ts";
import { sameRule } from "./same-rule.ts";

/**
 * What is worth a second look in a sound rule: the graver first, and of one part the gravest only. Pure; what it is not
 * told of (counts, other segments) it says nothing about.
 */
export function lintRule(rule: Group, context: LintContext): Hint[] {
  const clauses = clausesOf(rule, context);
  const hints: Hint[] = [
    ...contradictions(clauses, context),
    ...alwaysTrue(clauses, context),
    ...duplicates(rule, clauses, context),
    ...impliedParts(clauses, context),
    ...noCustomer(rule, context),
    ...idleParts(rule, context),
    ...mixed(rule, context),
    ...everyone(context),
    ...negativeOnly(rule),
    ...sameRule(context),
  ];
  const seen = new Set<string>();
  return hints.filter(({ path, segment }) => {
    const key = segment ? `segment ${segment.id}` : path;
    if (path === "" && !segment) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
