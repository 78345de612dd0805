import { beginUpload, completeUpload, getFile } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const one = z.strictObject({ id });

/** The bytes themselves go by files/routes.ts. */
export const filesRouter = router({
  beginUpload: procedure
    .input(z.strictObject({ name: z.string().max(10_000), bytes: z.int().min(0) }))
    .mutation(({ ctx, input }) => beginUpload(ctx, input)),

  completeUpload: procedure.input(one).mutation(({ ctx, input }) => completeUpload(ctx, input.id)),

  get: procedure.input(one).query(({ ctx, input }) => getFile(ctx, input.id)),
});
