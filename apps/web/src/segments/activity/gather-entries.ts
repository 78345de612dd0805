import type { TimelineEntry } from "../../trpc.ts";

/** Between two changes of one kind that are told together, in milliseconds. */
const PAUSE = 10 * 60_000;
const NAMES = 3;

/** What was done in one go: slices of a bulk action or an import, or the same done by hand to one after the other. */
export interface Told {
  readonly entry: TimelineEntry;
  /** What came before it: null where it is the first of all, undefined where that is not loaded. */
  readonly former: TimelineEntry | null | undefined;
}

interface Gathered extends Told {
  /** When the oldest of it was. */
  readonly since: string;
  /** Whom it is about, as far as they are named. */
  readonly ids: readonly number[];
}

/** Puts together what is the same but for the customers. Entries are the newest first; `complete` where the first is among them. */
export function gatherEntries(entries: readonly TimelineEntry[], complete: boolean): Told[] {
  const told: Gathered[] = [];
  let open = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const former = entries[index + 1] ?? (complete ? null : undefined);
    const key = keyOf(entry);
    const place = open.get(key) ?? -1;
    const newer = told[place];
    if (newer && belongs(entry, newer)) {
      told[place] = together(newer, entry);
      continue;
    }
    if (isReset(entry)) open = new Map();
    else open.set(key, told.length);
    told.push({ entry, former, since: entry.at, ids: idsOf(entry) });
  }
  return told;
}

function isReset({ type }: TimelineEntry): boolean {
  return type === "filled" || type === "ended";
}

/** Which parts of a customer an import changed is of no interest, and differs from slice to slice. */
function keyOf({ type, cause, facets, actor, ruleRevision }: TimelineEntry): string {
  return JSON.stringify([type, cause, cause === "import" ? [] : facets, actor?.id ?? null, ruleRevision]);
}

/** Who joined twice meanwhile has left as well: that is told. */
function belongs(entry: TimelineEntry, { since, ids }: Gathered): boolean {
  const isSoon = Date.parse(since) - Date.parse(entry.at) <= PAUSE;
  return isSoon && !idsOf(entry).some((id) => ids.includes(id));
}

function together({ entry: newer, former, ids }: Gathered, older: TimelineEntry): Gathered {
  return {
    entry: {
      ...newer,
      count: newer.count + older.count,
      customers: [...newer.customers, ...older.customers].slice(0, NAMES),
    },
    former,
    since: older.at,
    ids: [...ids, ...idsOf(older)],
  };
}

function idsOf({ customers }: TimelineEntry): number[] {
  return customers.map(({ id }) => id);
}
