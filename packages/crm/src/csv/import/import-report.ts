import type { KnownName } from "./known.ts";
import { type NameKind, nameKinds } from "./made-names.ts";
import { type Outcome, outcomes, type Plan, type PlannedRow } from "./plan-rows.ts";
import type { ImportTarget } from "./targets.ts";

/** A row, and what becomes of it. */
export interface ImportSample {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** The customer's name or, where that is not known, what the row calls it. */
  readonly name: string;
  /** Null for a new customer, and where it is not known whose row it is. */
  readonly customerId: number | null;
  /** Those whom it could be about, where these are several. */
  readonly candidates: readonly number[];
  readonly changes: readonly {
    readonly target: ImportTarget;
    /** Null where there was nothing, or where something is added to a list. */
    readonly from: string | null;
    readonly to: string | null;
  }[];
  /** A sentence for what was ambiguous or refused. */
  readonly reason: string | null;
}

/** What an import did by now, or what a check found that it would do. */
export interface ImportReport {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Tags, companies and static segments that were, or would be, made: how many, and the names of the first. */
  readonly made: Readonly<Record<NameKind, { readonly count: number; readonly names: readonly string[] }>>;
  /** The first rows of each outcome; an import keeps those alone that it refused. */
  readonly samples: Readonly<Record<Outcome, readonly ImportSample[]>>;
}

/** How many rows are shown of each outcome, how many names of each kind, and how long a text in them can be. */
const SAMPLES = 50;
const NAMES = 100;
const LONGEST = 120;

export function emptyReport(): ImportReport {
  const each = <Key extends string, Value>(keys: readonly Key[], value: () => Value) =>
    Object.fromEntries(keys.map((key) => [key, value()])) as Record<Key, Value>;
  return {
    counts: each(outcomes, () => 0),
    made: each(nameKinds, () => ({ count: 0, names: [] })),
    samples: each(outcomes, () => []),
  };
}

/** A report with what was planned added to it; samples of the outcomes that are to be `shown`. */
export function addToReport(
  { counts, made, samples }: ImportReport,
  plan: Plan,
  shown: readonly Outcome[],
): ImportReport {
  const next = { counts: { ...counts }, made: { ...made }, samples: { ...samples } };
  for (const row of plan.rows) {
    const { outcome } = row;
    next.counts[outcome]++;
    if (shown.includes(outcome) && next.samples[outcome].length < SAMPLES)
      next.samples[outcome] = [...next.samples[outcome], sampleOf(row)];
  }
  for (const kind of nameKinds) {
    const news = plan.made.filter((one) => one.kind === kind).map(({ name }: KnownName) => name);
    const { count, names } = made[kind];
    next.made[kind] = { count: count + news.length, names: [...names, ...news].slice(0, NAMES) };
  }
  return next;
}

/** What a job counts between two reports. */
export function countedBetween({ counts: before }: ImportReport, { counts: after }: ImportReport) {
  const more = (...kinds: readonly Outcome[]) =>
    kinds.reduce((sum, kind) => sum + after[kind] - before[kind], 0);
  return {
    changed: more("created", "updated"),
    unchanged: more("unchanged"),
    skipped: more("ambiguous", "refused"),
  };
}

function sampleOf({ line, label, customer, candidates, changes, reason }: PlannedRow): ImportSample {
  return {
    line,
    name: shorten(customer?.name || label, LONGEST),
    customerId: customer && customer.id > 0 ? customer.id : null,
    candidates,
    changes: changes.map(({ target, from, to }) => ({
      target,
      from: from && shorten(from, LONGEST),
      to: to && shorten(to, LONGEST),
    })),
    reason: reason && shorten(reason, 5 * LONGEST),
  };
}

function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
