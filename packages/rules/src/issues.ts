/**
 * What is wrong with a rule, and where. `path` is in the form `rules[1].rules[0].value`, empty for the rule itself;
 * `message` is a sentence an operator can act on.
 */
export interface RuleIssue {
  readonly path: string;
  readonly code: "limit" | "shape" | "field" | "operator" | "value" | "missing" | "cycle";
  readonly message: string;
}

/** Thrown where a rule that has to be sound is not. */
export class RuleError extends Error {
  override readonly name = "RuleError";
  readonly issues: readonly RuleIssue[];

  constructor(issues: readonly RuleIssue[]) {
    super(issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("\n"));
    this.issues = issues;
  }
}
