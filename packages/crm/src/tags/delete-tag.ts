import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { optionNames } from "../options/option-names.ts";
import { refuseInUse } from "../segments/references.ts";

/**
 * Deletes a tag, and takes it from all customers. Throws NOT_FOUND, and IN_USE with the segments whose rules name it
 * unless `force`: then these are broken, and say which tag they miss.
 */
export async function deleteTag(context: Context, tagId: number, { force = false } = {}): Promise<void> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    await write.lock("references");
    const [tag] = await optionNames(write.context, [{ source: "tags", id: tagId }]);
    if (!tag) throw notFound("tag", tagId);
    if (!force) await refuseInUse(write.context, { id: tagId, name: tag.label }, "delete", "tags");
    await write.affect(
      sql`delete from customer_tag where org_id = ${orgId} and tag_id = ${tagId}::int returning customer_id`,
      [`tag:${tagId}`],
    );
    await write.tx.tombstone.create({ data: { orgId, source: "tags", id: tagId, name: tag.label } });
    await write.tx.tag.delete({ where: { orgId_id: { orgId, id: tagId } } });
    await write.record([`tag:${tagId}`, "options"]);
    await recordAudit(write, "tag.delete", { id: tagId, name: tag.label, detail: { force } });
  });
}
