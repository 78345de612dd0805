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
