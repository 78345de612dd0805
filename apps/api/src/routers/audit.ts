import { auditActions, listAudit } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const moment = z.iso.datetime({ offset: true });

export const auditRouter = router({
  list: procedure
    .input(
      z.strictObject({
        action: z.enum(auditActions).optional(),
        actorId: id.optional(),
        apiKeyId: id.optional(),
        from: moment.optional(),
        to: moment.optional(),
        before: id.optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) => listAudit(ctx, input)),
});
