import {
  createFlow,
  deleteFlow,
  getFlow,
  getRun,
  listFlows,
  listRuns,
  retryRuns,
  runStates,
  turnFlowOff,
  turnFlowOn,
  updateFlow,
  waitUnits,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const one = z.strictObject({ id });
// Long ones are refused by the operation, which says how long they may be.
const text = z.string().max(100_000);

const trigger = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["joined", "left"]), segmentId: id }),
  z.strictObject({ kind: z.literal("inbound") }),
]);

const step = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("wait"),
    for: z.strictObject({ amount: z.int().min(1).max(1_000_000), unit: z.enum(waitUnits) }),
  }),
  /** What is wrong with a rule is said by the operation, with the place. */
  z.strictObject({ kind: z.literal("condition"), rule: z.unknown() }),
  z.strictObject({ kind: z.literal("addToSegment"), segmentId: id }),
  z.strictObject({ kind: z.literal("exitCooldown"), reason: text }),
  z.strictObject({ kind: z.enum(["addTag", "removeTag"]), tagId: id }),
]);

const definition = z.strictObject({
  trigger,
  again: z.boolean().default(false),
  steps: z.array(step).max(100),
});

export const flowsRouter = router({
  list: procedure.query(({ ctx }) => listFlows(ctx)),

  get: procedure.input(one).query(({ ctx, input }) => getFlow(ctx, input.id)),

  /** As a draft, which does nothing until it is turned on. */
  create: procedure
    .input(z.strictObject({ name: text, definition }))
    .mutation(({ ctx, input }) => createFlow(ctx, input)),

  /** Of one that is on, its name alone. */
  update: procedure
    .input(
      z.strictObject({
        id,
        revision: z.int().min(1),
        name: text.optional(),
        definition: definition.optional(),
      }),
    )
    .mutation(({ ctx, input: { id, ...edit } }) => updateFlow(ctx, id, edit)),

  /** From now on; runs that stood still go on. */
  turnOn: procedure.input(one).mutation(({ ctx, input }) => turnFlowOn(ctx, input.id)),

  /** Runs under way stand still. */
  turnOff: procedure.input(one).mutation(({ ctx, input }) => turnFlowOff(ctx, input.id)),

  delete: procedure.input(one).mutation(async ({ ctx, input }) => {
    await deleteFlow(ctx, input.id);
    return { deleted: true as const };
  }),

  runs: procedure
    .input(
      z.strictObject({
        id,
        state: z.enum(runStates).optional(),
        customerId: id.optional(),
        before: id.optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input: { id, ...request } }) => listRuns(ctx, id, request)),

  /** With the steps it goes by, and those it has done. */
  run: procedure
    .input(z.strictObject({ id, runId: id }))
    .query(({ ctx, input }) => getRun(ctx, input.id, input.runId)),

  /** Failed runs go on at the step where they failed: one, or all. */
  retry: procedure
    .input(z.strictObject({ id, runId: id.optional() }))
    .mutation(async ({ ctx, input }) => ({ retried: await retryRuns(ctx, input.id, input.runId) })),
});
