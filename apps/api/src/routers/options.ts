import { listOptions, optionNames, optionsNamed } from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const references = ["tags", "companies", "users", "products", "segments"] as const;

export const optionsRouter = router({
  /** What a picker offers, with counts. */
  list: procedure
    .input(
      z.strictObject({
        source: z.enum([...references, "countries", "languages"]),
        search: z.string().max(200).optional(),
        limit: z.int().min(1).max(500).default(50),
      }),
    )
    .query(({ ctx, input }) => listOptions(ctx, input)),

  /** The names behind ids; those that are gone are left out. */
  names: procedure
    .input(
      z.strictObject({
        wanted: z
          .array(z.strictObject({ source: z.enum(references), values: z.array(id).max(10_000) }))
          .max(20),
      }),
    )
    .query(async ({ ctx, input }) => ({
      names: await optionNames(
        ctx,
        input.wanted.flatMap(({ source, values }) => values.map((value) => ({ source, id: value }))),
      ),
    })),

  /** What goes by these names, or was probably meant by them. */
  named: procedure
    .input(
      z.strictObject({
        wanted: z
          .array(
            z.strictObject({
              source: z.enum(references),
              names: z.array(z.string().max(2000)).max(10_000),
            }),
          )
          .max(20),
      }),
    )
    .query(async ({ ctx, input }) => ({ names: await optionsNamed(ctx, input.wanted) })),
});
