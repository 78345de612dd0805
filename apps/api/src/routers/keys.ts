import { createApiKey, keyScopes, listApiKeys, revokeApiKey } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

export const keysRouter = router({
  list: procedure.query(async ({ ctx }) => ({ keys: await listApiKeys(ctx) })),

  /** The key itself is told this once. */
  create: procedure
    .input(
      z.strictObject({
        name: z.string().max(1000),
        scope: z.enum(keyScopes),
        expiresInDays: z.int().min(1).max(3650).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),

  revoke: procedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await revokeApiKey(ctx, input.id);
    return { revoked: true as const };
  }),
});
