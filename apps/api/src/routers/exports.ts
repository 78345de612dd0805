import { customerSorts, exportColumns, startExport } from "@segments/crm";
import { z } from "zod";
import { audience } from "../audience.ts";
import { procedure, router } from "../trpc.ts";

export const exportInput = z.strictObject({
  audience,
  columns: z.array(z.enum(exportColumns)).min(1).max(50),
  bom: z.boolean().default(false),
  sort: z.enum(customerSorts).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

export const exportsRouter = router({
  /** In the background, for the large ones; `/files/export.csv` sends the customers at once. */
  start: procedure.input(exportInput).mutation(({ ctx, input }) => startExport(ctx, input)),
});
