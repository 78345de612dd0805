import { type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { requireTags } from "../tags/require-tags.ts";
import { deleteTags, insertTags } from "../tags/tag-statements.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

const MOST_TAGS = 20;

async function read(context: Context, { tagIds = [] }: BulkInput): Promise<BulkInput> {
  const distinct = [...new Set(tagIds)].sort((a, b) => a - b);
  if (distinct.length === 0) throw new CrmError("INVALID", "Pick at least one tag.");
  if (distinct.length > MOST_TAGS) throw new CrmError("INVALID", `Pick at most ${MOST_TAGS} tags at once.`);
  await requireTags(context, distinct);
  return { tagIds: distinct };
}

const facets = ({ tagIds = [] }: BulkInput) => tagIds.map((id) => `tag:${id}`);
const tagged = (orgId: number, tags: Sql) =>
  sql`select from customer_tag x where x.org_id = ${orgId}::int and x.customer_id = c.id and x.tag_id = ${tags}`;

const each = (customers: Sql, { tagIds = [] }: BulkInput) =>
  sql`select c.id, t.tag_id from (${customers}) c, unnest(${[...tagIds]}::int[]) as t (tag_id)`;
const remembered = (customers: Sql) =>
  sql`select c.id, t.tag_id::int from (${customers}) c, jsonb_array_elements_text(c.before) as t (tag_id)`;

/** Of a customer, those tags alone that were added, or taken. */
const before = sql`jsonb_agg(tag_id)`;

export const addTags: BulkAction = {
  read,
  facets,
  wouldChange: (orgId, customers, { tagIds = [] }) => sql`
    select c.id from (${customers}) c
    where exists (select from unnest(${[...tagIds]}::int[]) as t (tag_id) where not exists (${tagged(orgId, sql`t.tag_id`)}))`,
  before,
  apply: (orgId, customers, input) => insertTags(orgId, each(customers, input)),
  restore: (orgId, customers) => deleteTags(orgId, remembered(customers)),
};

export const removeTags: BulkAction = {
  read,
  facets,
  wouldChange: (orgId, customers, { tagIds = [] }) => sql`
    select c.id from (${customers}) c where exists (${tagged(orgId, sql`any(${[...tagIds]}::int[])`)})`,
  before,
  apply: (orgId, customers, input) => deleteTags(orgId, each(customers, input)),
  restore: (orgId, customers) => insertTags(orgId, remembered(customers)),
};
