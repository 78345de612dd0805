import {
  csvEncodings,
  delimiters,
  getImport,
  type ImportTarget,
  inspectImport,
  plainTargets,
  startCheck,
  startImport,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

/** How a file is to be read; what is not said is found out. */
const format = {
  fileId: id,
  encoding: z.enum(csvEncodings).optional(),
  delimiter: z.enum(delimiters).optional(),
};

const fit = z
  .string()
  .max(14)
  .refine(
    (text): text is `fit:${number}` =>
      /^fit:[1-9]\d*$/.test(text) && id.safeParse(Number(text.slice(4))).success,
    "no such target",
  );
const target: z.ZodType<ImportTarget> = z.union([z.enum(plainTargets), fit]);

const request = z.strictObject({
  ...format,
  columns: z.array(z.strictObject({ name: z.string().max(2000), target })).max(500),
  options: z.strictObject({
    createNew: z.boolean().default(true),
    updateExisting: z.boolean().default(true),
    createTags: z.boolean().default(false),
    createCompanies: z.boolean().default(false),
    createSegments: z.boolean().default(false),
    clearEmpty: z.boolean().default(false),
  }),
});

export const importsRouter = router({
  /** What is in an uploaded file, and what its columns seem to be. */
  inspect: procedure
    .input(z.strictObject(format))
    .query(({ ctx, input: { fileId, ...given } }) => inspectImport(ctx, fileId, given)),

  /** Finds out in the background what an import would do. */
  check: procedure.input(request).mutation(({ ctx, input }) => startCheck(ctx, input)),

  start: procedure.input(request).mutation(({ ctx, input }) => startImport(ctx, input)),

  /** An import, or a check of one, with what it found; how far it came is also in `jobs`. */
  get: procedure.input(z.strictObject({ id })).query(({ ctx, input }) => getImport(ctx, input.id)),
});
