import type { Direction } from "../components/table/column.ts";
import type { CustomerSort } from "../customers/customer-search.ts";

const words: Readonly<Record<CustomerSort, Readonly<Record<Direction, string>>>> = {
  name: { asc: "by name", desc: "by name, from Z to A" },
  created: { asc: "the oldest first", desc: "the newest first" },
  lastInbound: {
    asc: "those first who have not written for the longest",
    desc: "those first who wrote last",
  },
};

/** In which order the rows are, as in the table. */
export function orderWords(sort: CustomerSort, direction: Direction): string {
  return words[sort][direction];
}
