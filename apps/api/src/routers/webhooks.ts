import {
  createEndpoint,
  deleteEndpoint,
  getDelivery,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  pauseEndpoint,
  redeliver,
  redeliverFailed,
  resumeEndpoint,
  rotateSecret,
  sendTest,
  updateEndpoint,
  webhookEvents,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const one = z.strictObject({ id });
const endpoint = {
  // Long ones are refused by the operation, which says how long they may be.
  url: z.string().max(100_000),
  description: z.string().max(100_000).default(""),
  events: z.array(z.enum(webhookEvents)).max(webhookEvents.length),
  segmentIds: z.array(id).max(1_000).nullable(),
};

export const webhooksRouter = router({
  list: procedure.query(async ({ ctx }) => ({ endpoints: await listEndpoints(ctx) })),

  get: procedure.input(one).query(({ ctx, input }) => getEndpoint(ctx, input.id)),

  /** The secret that its messages are signed with is told this once. */
  create: procedure.input(z.strictObject(endpoint)).mutation(({ ctx, input }) => createEndpoint(ctx, input)),

  update: procedure
    .input(z.strictObject({ id, ...endpoint }))
    .mutation(({ ctx, input: { id, ...given } }) => updateEndpoint(ctx, id, given)),

  /** The new secret is told this once. */
  rotate: procedure
    .input(z.strictObject({ id, keepFormerHours: z.int().min(0).max(168).default(24) }))
    .mutation(({ ctx, input }) => rotateSecret(ctx, input.id, input.keepFormerHours)),

  pause: procedure.input(one).mutation(({ ctx, input }) => pauseEndpoint(ctx, input.id)),

  /** From where it stopped or, with `skip`, with what happens from now on. */
  resume: procedure
    .input(z.strictObject({ id, skip: z.boolean().default(false) }))
    .mutation(({ ctx, input: { id, skip } }) => resumeEndpoint(ctx, id, { skip })),

  delete: procedure.input(one).mutation(async ({ ctx, input }) => {
    await deleteEndpoint(ctx, input.id);
    return { deleted: true as const };
  }),

  /** Sends a test event now, also to an endpoint that is paused. */
  test: procedure.input(one).mutation(({ ctx, input }) => sendTest(ctx, input.id)),

  deliveries: procedure
    .input(
      z.strictObject({
        id,
        state: z.enum(["pending", "succeeded", "failed"]).optional(),
        before: id.optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input: { id, ...request } }) => listDeliveries(ctx, id, request)),

  delivery: procedure.input(one).query(({ ctx, input }) => getDelivery(ctx, input.id)),

  redeliver: procedure.input(one).mutation(({ ctx, input }) => redeliver(ctx, input.id)),

  redeliverFailed: procedure
    .input(one)
    .mutation(async ({ ctx, input }) => ({ deliveries: await redeliverFailed(ctx, input.id) })),
});
