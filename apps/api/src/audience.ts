import { z } from "zod";
import { customerIds } from "./routers/customers.ts";
import { id } from "./trpc.ts";

/** Whom something is done for: those who were ticked, or all in a table that search and filter leave. */
export const audience = z.union([
  z.strictObject({ customerIds }),
  z.strictObject({
    segmentId: id.optional(),
    search: z.string().max(2000).optional(),
    filter: z.unknown().optional(),
  }),
]);
