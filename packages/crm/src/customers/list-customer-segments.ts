import { evaluate } from "@segments/evaluator";
import { type Facts, type Group, RuleError, type RuleIssue, sql } from "@segments/rules";
import type { Cause } from "../changes.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import { type Definitions, definitionsOf } from "../segments/definitions.ts";
import type { Receipt } from "../segments/receipt.ts";
import { readSegmentRows } from "../segments/segment-item.ts";
import { type SpecialSegment, specialOf } from "../segments/special-segments.ts";
import { inSnapshot } from "../snapshot.ts";
import { loadFacts } from "./customer-facts.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Known extends Named {
  readonly special: SpecialSegment | null;
}

/** How a customer came into a static segment. */
export interface StaticMembership {
  /** ISO 8601 */
  readonly since: string;
  /** null where nobody remembers: it was there before the log. */
  readonly cause: Cause | null;
  /** Who did it; null for a key, or the system itself. */
  readonly by: string | null;
}

export type CustomerSegment =
  | (Known & { readonly type: "static" } & StaticMembership)
  | (Known & { readonly type: "dynamic" });

export interface CustomerSegments {
  /** Those that the customer is in, by name. */
  readonly segments: readonly CustomerSegment[];
  /** Those of which it can't be told, since their rules can't be evaluated. */
  readonly broken: readonly (Named & { readonly issues: readonly RuleIssue[] })[];
  /** How many segments were looked at: all that are not archived. */
  readonly total: number;
  readonly receipt: Receipt;
}

/**
 * The segments that a customer is in now. Every rule is asked about the customer's own facts, in memory, all of one moment:
 * the answer is that of membership.ts, without reading the sets of a thousand segments. Throws NOT_FOUND.
 */
export async function listCustomerSegments(context: Context, customerId: number): Promise<CustomerSegments> {
  const started = performance.now();
  const { definitions, facts, memberships, rows } = await inSnapshot(context, async (within) => {
    const facts = (await loadFacts(within, [customerId])).get(customerId);
    if (!facts) throw notFound("customer", customerId);
    const rows = await readSegmentRows(within, sql`order by name_key, id`);
    const definitions = await definitionsOf(within, rows);
    return { definitions, facts, rows, memberships: await readMemberships(within, customerId) };
  });
  const segments: CustomerSegment[] = [];
  const broken: CustomerSegments["broken"][number][] = [];
  const asked = rows.filter(({ archivedAt }) => archivedAt === null);
  for (const row of asked) {
    const { id, name } = row;
    const special = specialOf(row);
    if (row.type === "static") {
      const membership = memberships.get(id);
      if (membership) segments.push({ id, name, special, type: "static", ...membership });
      continue;
    }
    const { holds, issues } = ask(context, row.rule, definitions, facts);
    if (issues.length > 0) broken.push({ id, name, issues });
    else if (holds) segments.push({ id, name, special, type: "dynamic" });
  }
  const receipt: Receipt = {
    evaluatedAt: new Date(context.now).toISOString(),
    source: "live",
    ms: Math.round((performance.now() - started) * 1000) / 1000,
    ruleRevision: null,
    timeZone: context.timeZone,
  };
  return { segments, broken, total: asked.length, receipt };
}

/** Does a segment's rule hold? Or what is wrong with it. */
function ask(
  { now, timeZone }: Context,
  rule: Group | null,
  definitions: Definitions,
  facts: Facts,
): { readonly holds: boolean; readonly issues: readonly RuleIssue[] } {
  if (!rule) return { holds: false, issues: [{ path: "", code: "missing", message: "it has no rule" }] };
  const issues = definitions.issuesOf(rule);
  if (issues.length > 0) return { holds: false, issues };
  try {
    return { holds: evaluate(rule, facts, { now, timeZone, segments: definitions.segments }), issues };
  } catch (error) {
    if (error instanceof RuleError) return { holds: false, issues: error.issues };
    throw error;
  }
}

async function readMemberships(context: Context, customerId: number) {
  const { orgId } = context;
  const rows = await run<StaticMembership & { id: number }>(
    context,
    sql`
      with joined as (
        select distinct on (l.segment_id) l.segment_id, h.cause, h.actor_id
        from membership_log l join change h on h.org_id = l.org_id and h.id = l.change_id
        where l.org_id = ${orgId} and l.customer_id = ${customerId}::int and l.joined
        order by l.segment_id, l.seq desc
      )
      select m.segment_id as id, ${iso(sql`m.added_at`)} as since, j.cause, p.name as by
      from segment_member m
      left join joined j on j.segment_id = m.segment_id
      left join person p on p.id = j.actor_id
      where m.org_id = ${orgId} and m.customer_id = ${customerId}::int`,
  );
  return new Map(rows.map(({ id, ...membership }) => [id, membership]));
}
