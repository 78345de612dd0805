import type { Answer } from "@segments/db";
import type { Context } from "../context.ts";

/** Goes with every answer: how old it is, and where it comes from. */
export interface Receipt {
  /** ISO 8601; the instant of the oldest reading that the answer rests on. */
  readonly evaluatedAt: string;
  /** `live`: this request asked the database; `cache`: it was answered from memory. */
  readonly source: "cache" | "live";
  /** milliseconds that the answer took */
  readonly ms: number;
  /** The saved rule's revision; 0 for a static segment, null for a rule that is not saved. */
  readonly ruleRevision: number | null;
  /** The IANA time zone in which its days begin. */
  readonly timeZone: string;
}

/** The receipt of an answer to a question that was begun at `started` (performance.now()). */
export function receiptOf(
  { timeZone }: Context,
  { evaluatedAt, source }: Pick<Answer<unknown>, "evaluatedAt" | "source">,
  ruleRevision: number | null,
  started: number,
): Receipt {
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  return { evaluatedAt: new Date(evaluatedAt).toISOString(), source, ms, ruleRevision, timeZone };
}
