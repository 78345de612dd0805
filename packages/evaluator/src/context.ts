import type { CompileContext } from "@segments/rules";

/**
 * What evaluating takes besides rule and facts: `now` (milliseconds), the organization's IANA `timeZone`, and the
 * definitions of the `segments` that the rule refers to, directly or through others.
 */
export type EvaluateContext = CompileContext;
