import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { putFitScores, takeFitScores } from "../../customers/fit-score-statements.ts";
import { setArchived } from "../../segments/archive-segment.ts";
import { insertMembers } from "../../segments/member-statements.ts";
import { lockSegment, refuseDynamic, touchSegment } from "../../segments/store.ts";
import { insertTags } from "../../tags/tag-statements.ts";
import type { Edits } from "./edits.ts";

export async function writeTags(write: Write, edits: Edits): Promise<void> {
  const added = edits.of("tag");
  if (added.length === 0) return;
  const [customers, tags] = [added.map(({ customerId }) => customerId), added.map(({ edit }) => edit.id)];
  const pairs = sql`select * from unnest(${customers}::int[], ${tags}::int[]) as p (id, tag_id)`;
  const facets = [...new Set(tags)].map((id) => `tag:${id}`);
  await write.affect(insertTags(write.context.orgId, pairs), facets);
}

/** The last that is said of a customer and product holds. */
export async function writeScores(write: Write, edits: Edits): Promise<void> {
  const { orgId } = write.context;
  const given = edits.of("score");
  for (const productId of new Set(given.map(({ edit }) => edit.productId))) {
    const mine = given.filter(({ edit }) => edit.productId === productId);
    const last = new Map(mine.map(({ customerId, edit }) => [customerId, edit.to]));
    const [ids, scores] = [[...last.keys()], [...last.values()]];
    const pairs = sql`select * from unnest(${ids}::int[], ${scores}::float8[]) as g (customer_id, score)`;
    const facets = [`fit:${productId}`];
    if (scores.some((score) => score !== null))
      await write.affect(putFitScores(orgId, productId, pairs), facets);
    if (scores.includes(null)) await write.affect(takeFitScores(orgId, productId, pairs), facets);
  }
}

/** Also into segments that are archived: these are restored, since customers come into them. */
export async function writeMembers(write: Write, edits: Edits): Promise<void> {
  const { orgId } = write.context;
  const joining = edits.of("segment");
  const segmentIds = [...new Set(joining.map(({ edit }) => edit.id))];
  for (const segmentId of segmentIds.sort((a, b) => a - b)) {
    const segment = await lockSegment(write, segmentId);
    refuseDynamic(segment);
    if (segment.archivedAt) await setArchived(write, segment, false);
    const ids = joining.filter(({ edit }) => edit.id === segmentId).map(({ customerId }) => customerId);
    const customers = sql`select distinct a.id from unnest(${ids}::int[]) as a (id)`;
    const joined = await write.affectMembers(insertMembers(orgId, segmentId, customers), segmentId, true);
    if (joined > 0) await touchSegment(write, segmentId);
  }
}
