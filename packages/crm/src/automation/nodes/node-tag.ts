import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Write } from "../../changes.ts";
import { CrmError, notFound } from "../../errors.ts";
import { readTagName, type Tag } from "../../tags/create-tag.ts";
import type { NodeCall } from "./node.ts";

export interface TagCall extends NodeCall {
  /** One of the two. */
  readonly tagId?: number | undefined;
  readonly tagName?: string | undefined;
}

/**
 * The tag that a call is about, which is not deleted until the transaction ends; with `make` a name that is missing becomes a
 * tag. Throws INVALID and NOT_FOUND.
 */
export async function tagOf(write: Write, { tagId, tagName }: TagCall, { make = false } = {}): Promise<Tag> {
  if ((tagId === undefined) === (tagName === undefined)) {
    throw new CrmError("INVALID", "Say the tag by its id or by its name: one of the two.");
  }
  const { orgId } = write.context;
  if (tagId !== undefined) {
    const tag = await findTag(write, sql`id = ${tagId}::int`);
    if (!tag) throw notFound("tag", tagId);
    return tag;
  }
  const { name, key } = readTagName(tagName ?? "");
  if (make) {
    const made = await write.query<Tag>(sql`
      insert into tag (org_id, name, name_key) values (${orgId}::int, ${name}, ${key})
      on conflict (org_id, name_key) do nothing returning id, name`);
    if (made.length > 0) write.touch(["options"]);
    await recordAudit(write, "tag.create", made);
  }
  const tag = await findTag(write, sql`name_key = ${key}`);
  if (!tag) throw new CrmError("NOT_FOUND", `There is no tag “${name}”.`);
  return tag;

  async function findTag(within: Write, which: ReturnType<typeof sql>): Promise<Tag | undefined> {
    const [found] = await within.query<Tag>(
      sql`select id, name from tag where org_id = ${orgId}::int and ${which} for key share`,
    );
    return found;
  }
}
