import { type Group, isGroup } from "../rule.ts";
import type { Hint, LintContext } from "./hint.ts";
import { said } from "./words.ts";

/** `(A and B) or C`, where `A and (B or C)` may have been meant. */
export function mixed(group: Group, context: LintContext, path = ""): Hint[] {
  const at = (index: number) => `${path === "" ? "" : `${path}.`}rules[${index}]`;
  const inner = group.rules.flatMap((member, index) =>
    isGroup(member) ? mixed(member, context, at(index)) : [],
  );
  const joined = group.rules.findIndex(
    (member) => isGroup(member) && member.combinator === "and" && !member.not && member.rules.length > 1,
  );
  const alone = group.rules.findIndex((member) => !isGroup(member));
  const conditions = group.rules[joined];
  const enough = group.rules[alone];
  if (group.combinator !== "or" || !conditions || !enough || isGroup(enough) || !isGroup(conditions))
    return inner;
  const first = conditions.rules.find((member) => !isGroup(member));
  const example = first && !isGroup(first) ? ` without ${said({ predicate: first }, context)}` : " by itself";
  const message = `${said({ predicate: enough }, context)} is enough${example}. If it was meant as one of several choices, group it with those.`;
  return [...inner, { code: "mixed", path: at(alone), also: at(joined), message }];
}
