import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { optionNames } from "../options/option-names.ts";

/** Throws NOT_FOUND where one of these is no tag of the organization. */
export async function requireTags(context: Context, tagIds: readonly number[]): Promise<void> {
  const found = new Set(
    (
      await optionNames(
        context,
        tagIds.map((id) => ({ source: "tags", id })),
      )
    ).map(({ value }) => value),
  );
  for (const id of tagIds) if (!found.has(id)) throw notFound("tag", id);
}
