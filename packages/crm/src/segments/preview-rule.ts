import { EVERYONE_FACET, EVERYONE_KEY, everyoneSet, type Rule, referencesOf, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { CustomerRow } from "../customers/customer-row.ts";
import { pageOf } from "../customers/page.ts";
import { CrmError, notFound } from "../errors.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { checkRule, readFilter } from "./check-rule.ts";
import { combineSets } from "./combine.ts";
import { readMoment } from "./load-sets.ts";
import { prepare } from "./prepare.ts";
import { type Receipt, receiptOf } from "./receipt.ts";
import { type PartFigures, ruleFigures } from "./rule-figures.ts";
import { readSegmentRows } from "./segment-item.ts";
import { shortKey } from "./short-key.ts";

export interface Preview {
  readonly count: number;
  /** All customers of the organization. */
  readonly total: number;
  readonly counts: readonly PartFigures[];
  /** The first who match, by name. */
  readonly rows: readonly CustomerRow[];
  /** Customers join or leave by time alone: it, or a segment that it refers to, has relative dates. */
  readonly timed: boolean;
  readonly receipt: Receipt;
}

interface Figures {
  readonly ids: IdSet;
  readonly total: number;
  readonly counts: readonly PartFigures[];
}

/**
 * Who would match a rule that is not saved: how many, the first of them, how many each of its parts holds for, and how many
 * would match without it; the numbers are of one moment. As the rule of a segment it may not lead back to that. Throws
 * INVALID with what is wrong with the rule, and where; NOT_FOUND.
 */
export async function previewRule(
  context: Context,
  input: unknown,
  limit = 5,
  segmentId?: number,
): Promise<Preview> {
  const started = performance.now();
  const rule = readFilter(input);
  if (segmentId !== undefined) await refuseCircle(context, rule, segmentId);
  const [prepared] = await prepare(context, [{ rule }], false);
  if (!prepared || prepared instanceof CrmError) throw prepared;
  const { plan } = prepared;
  const { parts, validUntil } = plan;
  const facets = [...new Set([...plan.facets, EVERYONE_FACET])];
  const answer = await context.services.cache.load<Figures>(
    context.orgId,
    // Rules with the same plan can have other parts.
    { key: `preview:${validUntil}:${shortKey(JSON.stringify(rule))}`, facets },
    async (flight) => {
      const wanted = [...plan.sets.values(), everyoneSet];
      // Whoever edits a rule asks for nearly the same again.
      const { sets, evaluatedAt } = await readMoment(context, wanted, flight, { renew: true });
      const ids = combineSets(plan.expression, sets);
      const counts = ruleFigures(rule, parts, sets);
      const value = { ids, total: sets.get(EVERYONE_KEY)?.size ?? 0, counts };
      return { value, bytes: ids.bytes + 100 * counts.length, facets, validUntil, evaluatedAt };
    },
    { signal: context.signal },
  );
  const { ids, total, counts } = answer.value;
  const page = limit > 0 && (await pageOf(context, { ids, plan }, { sort: "name", direction: "asc", limit }));
  return {
    count: ids.size,
    total,
    counts,
    rows: page ? page.rows : [],
    timed: validUntil < Number.POSITIVE_INFINITY,
    receipt: receiptOf(context, answer, null, started),
  };
}

/** Whom it would name by itself is only asked where it names segments at all. */
async function refuseCircle(context: Context, rule: Rule, segmentId: number): Promise<void> {
  if (!referencesOf(rule).some(({ source }) => source === "segments")) return;
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  await checkRule(context, rule, segment);
}
