import { nextDay } from "@segments/rules";
import type { Context } from "../context.ts";
import { type CustomerRow, readCustomerRows } from "../customers/customer-row.ts";
import { CrmError } from "../errors.ts";
import { IdSet } from "../id-set/id-set.ts";
import { readFilter } from "../segments/check-rule.ts";
import { prepare, prepareMomentsWithin, type Question } from "../segments/prepare.ts";
import { shortKey } from "../segments/short-key.ts";
import { inSnapshot } from "../snapshot.ts";
import { findMembers } from "./find-members.ts";

/** What time alone will do at a midnight of the organization. */
export interface ForecastDay {
  /** ISO 8601: the moment itself. */
  readonly at: string;
  readonly leaving: number;
  readonly joining: number;
}

export interface ForecastMove {
  readonly customer: CustomerRow;
  /** ISO 8601 */
  readonly at: string;
}

export interface Forecast {
  /** A day for each coming midnight; none where time changes nothing. */
  readonly days: readonly ForecastDay[];
  readonly leaving: number;
  readonly joining: number;
  /** The first who leave. */
  readonly nextToLeave: readonly ForecastMove[];
}

export interface ForecastRequest {
  /** How far ahead. */
  readonly days: number;
  /** How many of those who leave are named. */
  readonly limit: number;
}

/** The most days that can be looked ahead. */
export const FARTHEST = 60;

interface Moves {
  /** milliseconds */
  readonly at: number;
  readonly leaving: IdSet;
  readonly joining: IdSet;
}

const NOTHING: Forecast = { days: [], leaving: 0, joining: 0, nextToLeave: [] };

/**
 * Who will leave and join by time alone, at which midnight, if nothing else happens: the rule asked for each of the coming
 * days, of one moment of the data. Throws NOT_FOUND, BROKEN and INVALID as membership does.
 */
export async function forecast(
  context: Context,
  question: Question,
  { days, limit }: ForecastRequest,
): Promise<Forecast> {
  const [prepared] = await prepare(context, [question], false);
  if (!prepared || prepared instanceof CrmError) throw prepared;
  const { key, facets, validUntil } = prepared.plan;
  if (validUntil === Number.POSITIVE_INFINITY) return NOTHING;
  const { value: moves } = await context.services.cache.load<readonly Moves[]>(
    context.orgId,
    { key: `forecast:${days}:${shortKey(key)}`, facets },
    async ({ signal }) => {
      const value = await lookAhead({ ...context, signal }, question, Math.min(days, FARTHEST));
      const bytes = value.reduce((sum, { leaving, joining }) => sum + leaving.bytes + joining.bytes, 100);
      return { value, bytes, facets, validUntil };
    },
    { signal: context.signal },
  );
  return {
    days: moves.map(({ at, leaving, joining }) => ({
      at: new Date(at).toISOString(),
      leaving: leaving.size,
      joining: joining.size,
    })),
    leaving: sum(moves.map(({ leaving }) => leaving.size)),
    joining: sum(moves.map(({ joining }) => joining.size)),
    nextToLeave: await firstOf(context, moves, limit),
  };
}

/** Who moves at each of the coming midnights. */
function lookAhead(context: Context, question: Question, days: number): Promise<readonly Moves[]> {
  return inSnapshot(context, async (within) => {
    const midnights = midnightsAfter(context, days);
    const plans = await prepareMomentsWithin(within, question, [context.now, ...midnights]);
    const found = await findMembers(within, new Map(plans.entries()));
    const sets = plans.map((_, index) => found.get(index) ?? IdSet.empty);
    return midnights.map((at, index) => {
      const [before = IdSet.empty, after = IdSet.empty] = [sets[index], sets[index + 1]];
      return { at, leaving: before.andNot(after), joining: after.andNot(before) };
    });
  });
}

/** The same of a rule that is not saved. */
export function forecastRule(context: Context, input: unknown, request: ForecastRequest): Promise<Forecast> {
  return forecast(context, { rule: readFilter(input) }, request);
}

function midnightsAfter({ now, timeZone }: Context, count: number): number[] {
  const midnights: number[] = [];
  for (let last = now; midnights.length < count; ) {
    last = nextDay(last, timeZone);
    midnights.push(last);
  }
  return midnights;
}

async function firstOf(context: Context, moves: readonly Moves[], limit: number): Promise<ForecastMove[]> {
  const first: { id: number; at: string }[] = [];
  for (const { at, leaving } of moves) {
    if (first.length >= limit || leaving.size === 0) continue;
    first.push(
      ...leaving
        .toArray()
        .slice(0, limit - first.length)
        .map((id) => ({ id, at: new Date(at).toISOString() })),
    );
  }
  const rows = await readCustomerRows(
    context,
    first.map(({ id }) => id),
    { sort: "name", direction: "asc" },
  );
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  return first.flatMap(({ id, at }) => {
    const customer = byId.get(id);
    return customer ? [{ customer, at }] : [];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
