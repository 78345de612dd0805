import type { Facts, Rule } from "@segments/rules";
import type { Meaning, Node } from "../normal-form.ts";

export interface Matchable {
  readonly rule: Rule;
  readonly node: Node;
  readonly meaning: Meaning;
}

/** A library that says whether a rule holds for a customer's facts. */
export interface Matcher {
  readonly contender: string;
  /** The rule made ready, once; then asked about many customers. */
  readonly matcher: (rule: Matchable) => (facts: Facts) => boolean | Promise<boolean>;
}
