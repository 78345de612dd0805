import type { Context } from "../../context.ts";
import { addTag as giveTag } from "../effects.ts";
import { type NodeAnswer, type NodeTarget, runNode } from "./node.ts";
import { type TagCall, tagOf } from "./node-tag.ts";

/**
 * Gives customers a tag; a name that there is no tag of is made one. Who has it already keeps it. Throws as {@link runNode},
 * and NOT_FOUND (the id).
 */
export async function addTag(
  context: Context,
  call: TagCall,
): Promise<NodeAnswer & { readonly tag: NodeTarget }> {
  const { tagId, tagName } = call;
  const { target: tag, ...answer } = await runNode(context, call, {
    name: "addTag",
    asked: { tagId, tagName },
    target: (write) => tagOf(write, call, { make: true }),
    effect: giveTag,
  });
  return { ...answer, tag };
}
