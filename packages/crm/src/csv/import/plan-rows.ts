import { addressKey, type CustomerState, newCustomer } from "./customer-state.ts";
import { giveAddress, type Known, suppressAddress } from "./known.ts";
import type { MadeName } from "./made-names.ts";
import { matchCustomer } from "./match-customer.ts";
import { NameFinder } from "./name-finder.ts";
import type { Planning } from "./planning.ts";
import type { ImportRow } from "./read-row.ts";
import { changesOf, type Edit, type RowChange } from "./row-changes.ts";

export const outcomes = ["created", "updated", "unchanged", "ambiguous", "refused"] as const;
/** What becomes of a row. `ambiguous` and `refused` change nothing, and have a reason. */
export type Outcome = (typeof outcomes)[number];

/** A row as it was read: what it asks for, or why that can't be told. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly row: ImportRow | undefined;
  readonly problems: readonly string[];
}

export interface PlannedRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** What the row calls its customer: the name, an address or, where it can't be read, its first cell. */
  readonly label: string;
  readonly outcome: Outcome;
  /** Whose it is; undefined where that is not known. */
  readonly customer: CustomerState | undefined;
  readonly changes: readonly RowChange[];
  readonly reason: string | null;
  /** Those whom it could be about, where these are several. */
  readonly candidates: readonly number[];
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly created: readonly CustomerState[];
  readonly made: readonly MadeName[];
}

/**
 * What happens with some rows, one after the other: a row finds what those before it bring. The one place that decides it,
 * for the check as for the import itself. `planning.known` is then as it is after them.
 */
export function planRows(rows: readonly ReadRow[], planning: Planning): Plan {
  const created: CustomerState[] = [];
  const made: MadeName[] = [];
  const planned = rows.map((read): PlannedRow => {
    const { line, cells } = read;
    const base = { line, cells, label: labelOf(read), customer: undefined, changes: [], candidates: [] };
    if (!read.row || read.problems.length > 0)
      return { ...base, outcome: "refused", reason: read.problems.join(" ") };
    const match = matchCustomer(read.row, planning);
    if ("outcome" in match)
      return { ...base, outcome: match.outcome, reason: match.reason, candidates: match.customerIds };
    const isNew = "isNew" in match;
    const customer = isNew ? newCustomer(planning.nextId()) : match.customer;
    if (!isNew && !planning.options.updateExisting)
      return { ...base, customer, outcome: "unchanged", reason: null };
    const problems: string[] = [];
    const names = new NameFinder(planning, problems);
    const row = isNew ? withName(read.row) : read.row;
    const changes = changesOf(row, customer, planning.known, names, problems);
    if (problems.length > 0)
      return {
        ...base,
        customer: isNew ? undefined : customer,
        outcome: "refused",
        reason: problems.join(" "),
      };
    for (const name of names.made) planning.known.made.add(name);
    made.push(...names.made);
    if (isNew) {
      planning.known.customers.set(customer.id, customer);
      created.push(customer);
    }
    for (const { edit } of changes) apply(edit, customer, planning.known);
    const outcome = isNew ? "created" : changes.length > 0 ? "updated" : "unchanged";
    return { ...base, customer, changes, outcome, reason: null };
  });
  return { rows: planned, created, made };
}

function labelOf({ row, cells }: ReadRow): string {
  return row?.name || row?.addresses[0]?.address || (cells.find((cell) => cell.trim() !== "") ?? "");
}

/** Whoever comes without a name goes by the email address. */
function withName(row: ImportRow): ImportRow {
  return { ...row, name: row.name ?? row.addresses.find(({ channel }) => channel === "email")?.address };
}

function apply(edit: Edit, customer: CustomerState, known: Known): void {
  switch (edit.what) {
    case "name":
      customer.name = edit.to;
      return;
    case "companyId":
    case "ownerId":
      customer[edit.what] = edit.to;
      return;
    case "country":
    case "language":
      customer[edit.what] = edit.to;
      return;
    case "address":
      giveAddress(known, customer, edit.address);
      return;
    case "suppressed":
      suppressAddress(known, addressKey(edit.address));
      return;
    case "tag":
      customer.tags.add(edit.id);
      return;
    case "segment":
      customer.segments.add(edit.id);
      return;
    case "score":
      if (edit.to === null) customer.scores.delete(edit.productId);
      else customer.scores.set(edit.productId, edit.to);
      return;
  }
}
