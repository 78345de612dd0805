import type { Context } from "../../context.ts";
import { removeTag as takeTag } from "../effects.ts";
import { type NodeAnswer, type NodeTarget, runNode } from "./node.ts";
import { type TagCall, tagOf } from "./node-tag.ts";

/**
 * Takes a tag from customers. Throws as {@link runNode}, and NOT_FOUND where there is no such tag: a name is never made one
 * to be taken away.
 */
export async function removeTag(
  context: Context,
  call: TagCall,
): Promise<NodeAnswer & { readonly tag: NodeTarget }> {
  const { tagId, tagName } = call;
  const { target: tag, ...answer } = await runNode(context, call, {
    name: "removeTag",
    asked: { tagId, tagName },
    target: (write) => tagOf(write, call),
    effect: takeTag,
  });
  return { ...answer, tag };
}
