import { nameKey, sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { isVisible } from "../visible.ts";

export interface Tag {
  readonly id: number;
  readonly name: string;
}

const LONGEST = 100;

/** Reads a tag's name. Throws INVALID. */
export function readTagName(input: string): { readonly name: string; readonly key: string } {
  const name = input.trim().replace(/\s+/gu, " ");
  if (!isVisible(name) || /[\0\p{Surrogate}]/u.test(name))
    throw new CrmError("INVALID", "A tag needs a name.");
  if ([...name].length > LONGEST)
    throw new CrmError("INVALID", `A tag’s name can have at most ${LONGEST} characters.`);
  return { name, key: nameKey(name) };
}

/** Creates a tag. Throws INVALID (the name) and CONFLICT (it is taken). */
export async function createTag(context: Context, input: string): Promise<Tag> {
  const { name, key } = readTagName(input);
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
