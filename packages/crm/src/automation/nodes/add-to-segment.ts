import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import { joinSegment } from "../effects.ts";
import { staticSegment, staticSegmentNamed } from "../static-segment.ts";
import { type NodeAnswer, type NodeCall, type NodeTarget, runNode } from "./node.ts";

export interface AddToSegmentCall extends NodeCall {
  /** One of the two: a name is made a static segment where there is none. */
  readonly segmentId?: number | undefined;
  readonly segmentName?: string | undefined;
}

/**
 * Puts customers into a static segment; who is in already stays in. Throws as {@link runNode}, NOT_FOUND, and WRONG_TYPE for
 * a dynamic segment.
 */
export async function addToSegment(
  context: Context,
  { segmentId, segmentName, ...call }: AddToSegmentCall,
): Promise<NodeAnswer & { readonly segment: NodeTarget }> {
  if ((segmentId === undefined) === (segmentName === undefined)) {
    throw new CrmError("INVALID", "Say the segment by its id or by its name: one of the two.");
  }
  const { target: segment, ...answer } = await runNode(context, call, {
    name: "addToSegment",
    asked: { segmentId, segmentName },
    target: (write) =>
      segmentId === undefined
        ? staticSegmentNamed(write, segmentName ?? "")
        : staticSegment(write, segmentId),
    effect: joinSegment,
  });
  return { ...answer, segment };
}
