import type { Moment } from "../moment.ts";
import type { Names } from "../names.ts";

export type HintCode =
  | "contradiction"
  | "alwaysTrue"
  | "duplicate"
  | "noEffect"
  | "noCustomer"
  | "everyone"
  | "negativeOnly"
  | "mixed"
  | "sameRule";

/** Something about a sound rule that is worth a second look. Never a reason not to save it. */
export interface Hint {
  readonly code: HintCode;
  /** `rules[1].rules[0]`, empty for the rule itself. */
  readonly path: string;
  readonly message: string;
  /** The other part that it is about. */
  readonly also?: string;
  /** The segment that it is about. */
  readonly segment?: { readonly id: number; readonly name: string };
}

/** What is known besides the rule; checks that need what is not given say nothing. */
export interface LintContext extends Moment {
  readonly names?: Names;
  /** How many customers each part holds for by itself, by its path; the whole by "". */
  readonly counts?: ReadonlyMap<string, number>;
  /** All customers of the organization. */
  readonly total?: number;
  /** How many the rule would hold for without the part, by its path. */
  readonly without?: ReadonlyMap<string, number>;
  /** How many hold for each single value of a list, by the path of the value: `rules[0].value[1]`. */
  readonly values?: ReadonlyMap<string, number>;
  /** The segments whose rule asks the same. */
  readonly same?: readonly { readonly id: number; readonly name: string }[];
}
