import { createCompany } from "@segments/crm";
import { z } from "zod";
import { procedure, router } from "../trpc.ts";

export const companiesRouter = router({
  create: procedure
    .input(z.strictObject({ name: z.string().max(100_000) }))
    .mutation(({ ctx, input }) => createCompany(ctx, input.name)),
});
