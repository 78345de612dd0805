import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { deleteMembers, insertMembers } from "../segments/member-statements.ts";
import { readSegmentRows } from "../segments/segment-item.ts";
import { refuseDynamic } from "../segments/store.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

async function read(context: Context, { segmentId }: BulkInput): Promise<BulkInput> {
  if (segmentId === undefined) throw new CrmError("INVALID", "Pick a static segment.");
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  refuseDynamic(segment);
  return { segmentId };
}

const facets = ({ segmentId }: BulkInput) => [`segment:${segmentId}`];
const memberships = (orgId: number, { segmentId = 0 }: BulkInput) =>
  sql`select from segment_member m where m.org_id = ${orgId}::int and m.segment_id = ${segmentId}::int and m.customer_id = c.id`;

const add: BulkAction["apply"] = (orgId, customers, { segmentId = 0 }) =>
  insertMembers(orgId, segmentId, customers);
const remove: BulkAction["apply"] = (orgId, customers, { segmentId = 0 }) =>
  deleteMembers(orgId, segmentId, customers);

export const addToSegment: BulkAction = {
  read,
  facets,
  membership: ({ segmentId = 0 }) => ({ segmentId, joined: true }),
  wouldChange: (orgId, customers, input) =>
    sql`select c.id from (${customers}) c where not exists (${memberships(orgId, input)})`,
  apply: add,
  restore: remove,
};

export const removeFromSegment: BulkAction = {
  read,
  facets,
  membership: ({ segmentId = 0 }) => ({ segmentId, joined: false }),
  wouldChange: (orgId, customers, input) =>
    sql`select c.id from (${customers}) c where exists (${memberships(orgId, input)})`,
  apply: remove,
  restore: add,
};
