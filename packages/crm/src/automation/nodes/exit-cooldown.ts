import type { Context } from "../../context.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { joinSegment } from "../effects.ts";
import { staticSegmentNamed } from "../static-segment.ts";
import { type NodeAnswer, type NodeCall, type NodeTarget, runNode } from "./node.ts";

/**
 * “Exit — Cooldown”: puts customers who are not ready into the static segment `Cooldown — <reason>`, which is made where it is
 * missing. Throws as {@link runNode}, and WRONG_TYPE where a dynamic segment has that name.
 */
export async function exitCooldown(
  context: Context,
  { reason, ...call }: NodeCall & { readonly reason: string },
): Promise<NodeAnswer & { readonly segment: NodeTarget }> {
  const name = cooldownName(reason);
  const { target: segment, ...answer } = await runNode(context, call, {
    name: "exitCooldown",
    asked: name,
    target: (write) => staticSegmentNamed(write, name),
    effect: joinSegment,
  });
  return { ...answer, segment };
}
