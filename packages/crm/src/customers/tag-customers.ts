import { type Sql, sql } from "@segments/rules";
import { type Cause, change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { requireTags } from "../tags/require-tags.ts";
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
  return eachTag(
    context,
    customerIds,
    tagIds,
    cause,
    (ids, tagId) => sql`
    insert into customer_tag (org_id, tag_id, customer_id)
    select c.org_id, ${tagId}::int, c.id from customer c where c.org_id = ${context.orgId} and c.id = any(${ids}::int[]) order by c.id
    on conflict do nothing
    returning customer_id`,
  );
}

/** Takes tags from customers. Otherwise as {@link tagCustomers}. */
export function untagCustomers(
  context: Context,
  customerIds: readonly number[],
  tagIds: readonly number[],
  cause: Cause = "manual",
): Promise<TaggedCustomers> {
  return eachTag(
    context,
    customerIds,
    tagIds,
    cause,
    (ids, tagId) => sql`
    delete from customer_tag
    where org_id = ${context.orgId} and tag_id = ${tagId}::int and customer_id = any(${ids}::int[])
    returning customer_id`,
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
