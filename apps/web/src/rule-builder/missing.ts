import type { RuleIssue } from "@segments/rules";
import { nodePath, pathText, storedNodesOf } from "./paths.ts";
import { isViewGroup, type ViewGroup } from "./view-rule.ts";

/** What the count still waits for, said calmly. */
export function missingWords(view: ViewGroup, issues: readonly RuleIssue[]): string {
  if (view.rules.length === 0) return "Add a predicate to see who matches.";
  const paths = new Set(issues.map(({ path }) => pathText(nodePath(path))));
  let predicates = 0;
  let groups = 0;
  for (const { node, path } of storedNodesOf(view)) {
    if (!paths.has(pathText(path))) continue;
    if (isViewGroup(node)) groups += 1;
    else predicates += 1;
  }
  const parts = [
    predicates > 0 &&
      (predicates === 1 ? "one predicate is not finished" : `${predicates} predicates are not finished`),
    groups > 0 && (groups === 1 ? "one group is empty" : `${groups} groups are empty`),
  ].filter((part) => part !== false);
  return parts.length === 0
    ? "The rule can’t be counted yet."
    : `To be counted once complete: ${parts.join(" and ")}.`;
}
