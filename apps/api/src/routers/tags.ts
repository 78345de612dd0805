import { createTag, deleteTag } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

export const tagsRouter = router({
  create: procedure
    .input(z.strictObject({ name: z.string().max(100_000) }))
    .mutation(({ ctx, input }) => createTag(ctx, input.name)),

  /** Refused while a segment's rule names it, unless `force`. */
  delete: procedure
    .input(z.strictObject({ id, force: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      await deleteTag(ctx, input.id, { force: input.force });
      return { deleted: true as const };
    }),
});
