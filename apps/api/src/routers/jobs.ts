import {
  cancelJob,
  currentJobs,
  dryRun,
  getJob,
  listJobs,
  requestableActionNames,
  startJob,
  undoJob,
} from "@segments/crm";
import { z } from "zod";
import { audience } from "../audience.ts";
import { id, procedure, router } from "../trpc.ts";

const bulk = z.strictObject({
  action: z.enum(requestableActionNames),
  input: z.strictObject({
    tagIds: z.array(id).max(100).optional(),
    ownerId: id.nullable().optional(),
    segmentId: id.optional(),
  }),
  audience,
});
const one = z.strictObject({ id });

export const jobsRouter = router({
  /** What a bulk action would do. */
  dryRun: procedure.input(bulk).query(({ ctx, input }) => dryRun(ctx, input)),

  start: procedure.input(bulk).mutation(({ ctx, input }) => startJob(ctx, input)),

  get: procedure.input(one).query(({ ctx, input }) => getJob(ctx, input.id)),

  /** Jobs that run, or ended within the last minute: at once, and again whenever something became of one. */
  watch: procedure.subscription(async function* ({ ctx, signal }) {
    for await (const _ of ctx.jobNews.of(ctx.orgId, signal)) {
      yield { jobs: await currentJobs({ ...ctx, signal }) };
    }
  }),

  list: procedure
    .input(z.strictObject({ before: id.optional(), limit: z.int().min(1).max(100).default(20) }))
    .query(({ ctx, input }) => listJobs(ctx, input)),

  cancel: procedure.input(one).mutation(({ ctx, input }) => cancelJob(ctx, input.id)),

  undo: procedure.input(one).mutation(({ ctx, input }) => undoJob(ctx, input.id)),
});
