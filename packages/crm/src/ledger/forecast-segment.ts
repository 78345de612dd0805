import { nextDay, type Plan } from "@segments/rules";
import type { Context } from "../context.ts";
import { type CustomerRow, readCustomerRows } from "../customers/customer-row.ts";
import { IdSet } from "../id-set/id-set.ts";
import { prepareWithin, type Question } from "../segments/prepare.ts";
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

/**
 * Who will leave and join by time alone, at which midnight, if nothing else happens: the rule asked for each of the coming
 * days, of one moment of the data. Throws NOT_FOUND, BROKEN and INVALID as membership does.
 */
export async function forecast(
  context: Context,
  question: Question,
  { days, limit }: ForecastRequest,
): Promise<Forecast> {
  return inSnapshot(context, async (within) => {
    const now = await prepareWithin(within, question);
    if (now.plan.validUntil === Number.POSITIVE_INFINITY)
      return { days: [], leaving: 0, joining: 0, nextToLeave: [] };
    const midnights = midnightsAfter(context, Math.min(days, FARTHEST));
    const plans = new Map<number, Plan>([[0, now.plan]]);
    for (const [index, midnight] of midnights.entries()) {
      const { plan } = await prepareWithin({ ...within, now: midnight }, question);
      plans.set(index + 1, plan);
    }
    const found = await findMembers(within, plans);
    const sets = [...plans.keys()].map((key) => found.get(key) ?? IdSet.empty);
    const moves = midnights.map((midnight, index) => {
      const [before = IdSet.empty, after = IdSet.empty] = [sets[index], sets[index + 1]];
      const at = new Date(midnight).toISOString();
      return { at, leaving: before.andNot(after), joining: after.andNot(before) };
    });
    return {
      days: moves.map(({ at, leaving, joining }) => ({ at, leaving: leaving.size, joining: joining.size })),
      leaving: sum(moves.map(({ leaving }) => leaving.size)),
      joining: sum(moves.map(({ joining }) => joining.size)),
      nextToLeave: await firstOf(within, moves, limit),
    };
  });
}

function midnightsAfter({ now, timeZone }: Context, count: number): number[] {
  const midnights: number[] = [];
  for (let last = now; midnights.length < count; ) {
    last = nextDay(last, timeZone);
    midnights.push(last);
  }
  return midnights;
}

async function firstOf(
  context: Context,
  moves: readonly { readonly at: string; readonly leaving: IdSet }[],
  limit: number,
): Promise<ForecastMove[]> {
  const first: { id: number; at: string }[] = [];
  for (const { at, leaving } of moves) {
    if (first.length >= limit || leaving.size === 0) continue;
    first.push(
      ...leaving
        .toArray()
        .slice(0, limit - first.length)
        .map((id) => ({ id, at })),
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
