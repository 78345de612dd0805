/** When and where a rule is asked: taken once per request, so that all parts of one answer agree. */
export interface Moment {
  /** milliseconds since 1970-01-01T00:00Z */
  readonly now: number;
  /** the organization's IANA time zone */
  readonly timeZone: string;
}
