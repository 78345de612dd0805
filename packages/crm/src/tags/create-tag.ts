import { nameKey, sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";

export interface Tag {
  readonly id: number;
  readonly name: string;
}

const LONGEST = 100;

/** Creates a tag. Throws INVALID (the name) and CONFLICT (it is taken). */
export async function createTag(context: Context, input: string): Promise<Tag> {
  const name = input.trim().replace(/\s+/gu, " ");
  const key = nameKey(name);
  if (key === "" || /[\0\p{Surrogate}]/u.test(name)) throw new CrmError("INVALID", "A tag needs a name.");
  if ([...name].length > LONGEST)
    throw new CrmError("INVALID", `A tag’s name can have at most ${LONGEST} characters.`);
  return change(context, "manual", async (write) => {
    const [tag] = await write.query<Tag>(sql`
      insert into tag (org_id, name, name_key) values (${context.orgId}::int, ${name}, ${key})
      on conflict (org_id, name_key) do nothing returning id, name`);
    if (!tag) throw new CrmError("CONFLICT", `There is already a tag called “${name}”.`);
    write.touch(["options"]);
    await recordAudit(write, "tag.create", { id: tag.id, name: tag.name });
    return tag;
  });
}
