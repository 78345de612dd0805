import type { Direction } from "../components/table/column.ts";
import { type RawSearch, readChoice, readId, readObject, readText } from "../search-params.ts";

export type CustomerSort = "name" | "created" | "lastInbound";

/** The state of a table of customers as its address has it. */
export interface CustomerSearch {
  readonly search?: string | undefined;
  readonly filter?: object | undefined;
  readonly sort?: CustomerSort | undefined;
  readonly direction?: Direction | undefined;
  readonly cursor?: string | undefined;
  /** The customer whose drawer is open. */
  readonly customer?: number | undefined;
}

export const PAGE_SIZE = 100;

export function readCustomerSearch(raw: RawSearch): CustomerSearch {
  return {
    search: readText(raw, "search"),
    filter: readObject(raw, "filter"),
    sort: readChoice(raw, "sort", ["name", "created", "lastInbound"]),
    direction: readChoice(raw, "direction", ["asc", "desc"]),
    cursor: readText(raw, "cursor"),
    customer: readId(raw, "customer"),
  };
}

/** What to ask the server for; the open drawer does not change it. */
export function pageInput({ search, filter, sort = "name", direction = "asc", cursor }: CustomerSearch) {
  return { search, filter, sort, direction, cursor, limit: PAGE_SIZE };
}

/** Changes what is asked for, so the pages start anew. */
export function asked(change: Partial<CustomerSearch>): Partial<CustomerSearch> {
  return { ...change, cursor: undefined };
}
