import { type Sql, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { insertMembers } from "../segments/member-statements.ts";
import { touchSegment } from "../segments/store.ts";
import { deleteTags, insertTags } from "../tags/tag-statements.ts";

/** What a node does to customers; `kept` as in {@link Write.affect}. Returns how many it changed. */
export type Effect = (write: Write, customers: Sql, kept?: Sql) => Promise<number>;

/** Those of the ids that are customers of the organization; none of them is deleted until the transaction ends. */
export function customersAmong(orgId: number, ids: readonly number[]): Sql {
  return sql`
    select c.id from customer c where c.org_id = ${orgId}::int and c.id = any(${[...ids]}::int[])
    order by c.id for key share`;
}

export function addMembers(segmentId: number): Effect {
  return async (write, customers, kept) => {
    const statement = insertMembers(write.context.orgId, segmentId, customers);
    const added = await write.affectMembers(statement, segmentId, true, kept);
    if (added > 0) await touchSegment(write, segmentId);
    return added;
  };
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
