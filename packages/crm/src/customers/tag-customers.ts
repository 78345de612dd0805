import { type Sql, sql } from "@segments/rules";
import { type Cause, change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { requireTags } from "../tags/require-tags.ts";
import { deleteTags, insertTags } from "../tags/tag-statements.ts";
import { readCustomerIds } from "./customer-ids.ts";

export interface TaggedCustomers {
  /** How many customers' tags changed, a customer counted once for each tag. */
  readonly changed: number;
}

/**
 * Gives customers tags, in a statement per tag however many customers they are. Who has a tag already keeps it, and ids
 * that are no customers of the organization are passed over. Throws INVALID (ids) and NOT_FOUND (a tag).
 */
export function tagCustomers(
  context: Context,
  customerIds: readonly number[],
  tagIds: readonly number[],
  cause: Cause = "manual",
): Promise<TaggedCustomers> {
  return eachTag(context, customerIds, tagIds, cause, (ids, tagId) =>
    insertTags(
      context.orgId,
      sql`select c.id, ${tagId}::int as tag_id from customer c where c.org_id = ${context.orgId} and c.id = any(${ids}::int[])`,
    ),
  );
}

/** Takes tags from customers. Otherwise as {@link tagCustomers}. */
export function untagCustomers(
  context: Context,
  customerIds: readonly number[],
  tagIds: readonly number[],
  cause: Cause = "manual",
): Promise<TaggedCustomers> {
  return eachTag(context, customerIds, tagIds, cause, (ids, tagId) =>
    deleteTags(
      context.orgId,
      sql`select id, ${tagId}::int as tag_id from unnest(${ids}::int[]) as asked (id)`,
    ),
  );
}

async function eachTag(
  context: Context,
  customerIds: readonly number[],
  tagIds: readonly number[],
  cause: Cause,
  statement: (ids: number[], tagId: number) => Sql,
): Promise<TaggedCustomers> {
  const ids = readCustomerIds(customerIds);
  return change(context, cause, async (write: Write) => {
    await requireTags(write.context, tagIds);
    let changed = 0;
    for (const tagId of [...new Set(tagIds)].sort((a, b) => a - b)) {
      changed += await write.affect(statement(ids, tagId), [`tag:${tagId}`]);
    }
    return { changed };
  });
}
