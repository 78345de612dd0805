import { addTag, addToSegment, enroll, exitCooldown, MOST_CUSTOMERS, removeTag } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

// Long ones are refused by the operation, which says how long they may be.
const text = z.string().max(100_000);
/** What every node takes: to be called again with the same key after a lost answer. */
const call = { idempotencyKey: text, customerIds: z.array(id).max(100_000) };
const tagCall = z.strictObject({ ...call, tagId: id.optional(), tagName: text.optional() });

/** The nodes, for flow engines and internal tools. Each call is done once for its key. */
export const automationRouter = router({
  /** A segment's customers page by page, all of the moment of the first. */
  enroll: procedure
    .input(
      z.strictObject({
        segmentId: id,
        snapshot: id.optional(),
        after: z.int().min(0).max(2_147_483_647).default(0),
        limit: z.int().min(1).max(MOST_CUSTOMERS).default(MOST_CUSTOMERS),
      }),
    )
    .query(({ ctx, input }) => enroll(ctx, input)),

  addToSegment: procedure
    .input(z.strictObject({ ...call, segmentId: id.optional(), segmentName: text.optional() }))
    .mutation(({ ctx, input }) => addToSegment(ctx, input)),

  exitCooldown: procedure
    .input(z.strictObject({ ...call, reason: text }))
    .mutation(({ ctx, input }) => exitCooldown(ctx, input)),

  addTag: procedure.input(tagCall).mutation(({ ctx, input }) => addTag(ctx, input)),

  removeTag: procedure.input(tagCall).mutation(({ ctx, input }) => removeTag(ctx, input)),
});
