import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { checkRule } from "./check-rule.ts";
import { getSegment, type SegmentDetail } from "./get-segment.ts";
import { readDescription, readSegmentName } from "./segment-name.ts";
import { insertSegment, nameTaken } from "./store.ts";

interface Described {
  readonly name: string;
  readonly description?: string | undefined;
}

export type NewSegment =
  | (Described & { readonly type: "static" })
  | (Described & {
      readonly type: "dynamic";
      readonly rule: unknown;
      /** Whether its first members are told of as joining; else they are taken down quietly. */
      readonly announce?: boolean | undefined;
    });

/**
 * Creates a segment: a static one is empty, a dynamic one has its rule from the start. Throws INVALID (name, description,
 * rule) and CONFLICT (the name is taken, be it by an archived segment).
 */
export async function createSegment(context: Context, input: NewSegment): Promise<SegmentDetail> {
  const named = readSegmentName(input.name);
  const description = readDescription(input.description ?? "");
  const id = await change(context, "manual", async (write) => {
    if (input.type === "dynamic") await write.lock("references");
    const rule = input.type === "dynamic" ? await checkRule(write.context, input.rule) : null;
    const inserted = await insertSegment(write, {
      named,
      description,
      rule,
      announce: input.type === "dynamic" && input.announce === true,
    });
    if (inserted === undefined) throw await nameTaken(write.context, named);
    await recordAudit(write, "segment.create", {
      id: inserted,
      name: named.name,
      detail: { type: input.type },
    });
    return inserted;
  });
  return getSegment(context, id);
}
