import { type RawSearch, readDay, readId, readText } from "../search-params.ts";

/** Which part of the audit log is looked at, as its address has it. */
export interface AuditSearch {
  readonly action?: string | undefined;
  /** Who did it: a person, or a key. */
  readonly person?: number | undefined;
  readonly key?: number | undefined;
  /** Days in the organization's time zone, YYYY-MM-DD; both belong to it. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Entries older than this one. */
  readonly before?: number | undefined;
}

export function readAuditSearch(raw: RawSearch): AuditSearch {
  return {
    action: readText(raw, "action"),
    person: readId(raw, "person"),
    key: readId(raw, "key"),
    from: readDay(raw, "from"),
    to: readDay(raw, "to"),
    before: readId(raw, "before"),
  };
}

export const noFilter = {
  action: undefined,
  person: undefined,
  key: undefined,
  from: undefined,
  to: undefined,
  before: undefined,
} satisfies AuditSearch;
