import { RuleError, type RuleIssue } from "@segments/rules";

/**
 * NOT_FOUND: no such thing in this organization. INVALID: the input can't be taken. BROKEN: a stored rule can't be
 * evaluated. CONFLICT: the name is taken, or somebody else saved first. IN_USE: something refers to it. WRONG_TYPE: not
 * for static, for dynamic or for system segments.
 */
export type CrmErrorCode = "NOT_FOUND" | "INVALID" | "BROKEN" | "CONFLICT" | "IN_USE" | "WRONG_TYPE";

/** Something that refers to a segment, tag, … */
export interface Use {
  readonly kind: "segment" | "campaign" | "automation" | "webhook";
  readonly id: number;
  readonly name: string;
  /** The segments that lead from it to the thing, the nearest to it first; absent where it names the thing itself. */
  readonly via?: readonly { readonly id: number; readonly name: string }[];
}

interface Details {
  /** What is wrong with the rule, and where. */
  readonly issues?: readonly RuleIssue[];
  /** What refers to the thing that was to go. */
  readonly usedBy?: readonly Use[];
}

/** The one error of the operations; its message is a sentence that the person at the screen can act on. */
export class CrmError extends Error {
  override readonly name = "CrmError";
  readonly code: CrmErrorCode;
  readonly issues: readonly RuleIssue[];
  readonly usedBy: readonly Use[];

  constructor(code: CrmErrorCode, message: string, { issues = [], usedBy = [] }: Details = {}) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.usedBy = usedBy;
  }
}

export function notFound(noun: string, id: number): CrmError {
  return new CrmError("NOT_FOUND", `There is no ${noun} ${id}.`);
}

/** Turns what is wrong with a rule into an error of the operations; everything else passes. */
export function asCrmError(error: unknown, code: "INVALID" | "BROKEN", start: string): unknown {
  if (!(error instanceof RuleError)) return error;
  const [first] = error.issues;
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : "";
  return new CrmError(code, `${start}: ${first?.message ?? "it can’t be evaluated"}${more}`, {
    issues: error.issues,
  });
}
