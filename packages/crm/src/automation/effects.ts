import { type Sql, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { addMembers } from "../segments/add-members.ts";
import { deleteTags, insertTags } from "../tags/tag-statements.ts";

/** What a node does to customers; `kept` as in {@link Write.affect}. Returns how many it changed. */
export type Effect = (write: Write, customers: Sql, kept?: Sql) => Promise<number>;

/** Those of the ids that are customers of the organization; none of them is deleted until the transaction ends. */
export function customersAmong(orgId: number, ids: readonly number[]): Sql {
  return sql`
    select c.id from customer c where c.org_id = ${orgId}::int and c.id = any(${[...ids]}::int[])
    order by c.id for key share`;
}

export function joinSegment(segmentId: number): Effect {
  return (write, customers, kept) => addMembers(write, segmentId, customers, kept);
}

export function addTag(tagId: number): Effect {
  return (write, customers, kept) =>
    write.affect(insertTags(write.context.orgId, paired(customers, tagId)), [`tag:${tagId}`], kept);
}

export function removeTag(tagId: number): Effect {
  return (write, customers, kept) =>
    write.affect(deleteTags(write.context.orgId, paired(customers, tagId)), [`tag:${tagId}`], kept);
}

function paired(customers: Sql, tagId: number): Sql {
  return sql`select k.id, ${tagId}::int as tag_id from (${customers}) k`;
}
