import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { loadAllDefinitions } from "./definitions.ts";
import { findingsOf, type Looked, type SegmentHealth } from "./health-findings.ts";
import { membersOfAll } from "./membership.ts";
import { recentlyExported } from "./recently-exported.ts";
import { readSegmentRows, toItem } from "./segment-item.ts";
import { sizeChanges } from "./size-changes.ts";
import { readSlow } from "./slow-segments.ts";
import { loadUses } from "./where-used.ts";

const AT_ONCE = 100;

/**
 * What there is to be done about the organization's segments, those with nothing to do left out; archived ones are not
 * looked at. Who is in each is taken from memory where it is there.
 */
export async function segmentHealth(context: Context): Promise<SegmentHealth[]> {
  const rows = await readSegmentRows(context, sql`and archived_at is null order by id`);
  const definitions = await loadAllDefinitions(context);
  const [uses, slow, changes, exported] = await Promise.all([
    loadUses(context, definitions),
    readSlow(context),
    sizeChanges(context),
    recentlyExported(context),
  ]);
  const looked: Looked[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    context.signal?.throwIfAborted();
    const some = rows.slice(start, start + AT_ONCE);
    const answers = await membersOfAll(
      context,
      some.map(({ id }) => ({ segmentId: id })),
    );
    for (const [index, row] of some.entries()) {
      const answer = answers[index];
      const known = answer && !(answer instanceof CrmError) ? answer : undefined;
      looked.push({
        item: toItem(context, row, definitions, uses),
        planKey: known?.plan.key,
        count: known?.ids.size,
        change: changes.get(row.id),
        slow: slow.get(row.id),
        exported: exported.has(row.id),
      });
    }
  }
  return findingsOf(looked, context.now);
}
