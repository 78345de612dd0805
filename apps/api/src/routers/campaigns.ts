import {
  cancelCampaign,
  countCampaigns,
  createCampaign,
  deleteCampaign,
  duplicateCampaign,
  getCampaign,
  listCampaigns,
  listEnrolled,
  previewCampaign,
  startCampaign,
  updateCampaign,
} from "@segments/crm";
import { z } from "zod";
import { audience } from "../audience.ts";
import { id, procedure, router } from "../trpc.ts";
import { customerPageInput } from "./customers.ts";

const one = z.strictObject({ id });
// Long ones are refused by the operation, which says how long they may be.
const text = z.string().max(100_000);
const segments = z.array(id).max(1_000);
const choice = { includeIds: segments.default([]), excludeIds: segments.default([]) };

export const campaignsRouter = router({
  list: procedure
    .input(z.strictObject({ before: id.optional(), limit: z.int().min(1).max(100).default(50) }))
    .query(({ ctx, input }) => listCampaigns(ctx, input)),

  get: procedure.input(one).query(({ ctx, input }) => getCampaign(ctx, input.id)),

  /** How many each would enrol now. */
  counts: procedure
    .input(z.strictObject({ ids: z.array(id).max(100) }))
    .query(({ ctx, input }) => countCampaigns(ctx, input.ids)),

  /** Whom an audience is, and what each exclusion takes: of a campaign as it is being edited, or of one that is to be made. */
  preview: procedure
    .input(
      z.strictObject({
        campaignId: id.optional(),
        audience: audience.optional(),
        ...choice,
        onlyReachable: z.boolean().default(true),
        name: text.optional(),
        limit: z.int().min(0).max(50).default(5),
      }),
    )
    .query(({ ctx, input }) => previewCampaign(ctx, input)),

  create: procedure
    .input(
      z.strictObject({
        name: text,
        description: text.optional(),
        audience: audience.optional(),
        ...choice,
        onlyReachable: z.boolean().default(true),
      }),
    )
    .mutation(({ ctx, input }) => createCampaign(ctx, input)),

  update: procedure
    .input(
      z.strictObject({
        id,
        revision: z.int().min(1).optional(),
        name: text.optional(),
        description: text.optional(),
        includeIds: segments.optional(),
        excludeIds: segments.optional(),
        onlyReachable: z.boolean().optional(),
        withoutPicked: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input: { id, ...edit } }) => updateCampaign(ctx, id, edit)),

  /** Freezes the audience and begins to enrol it; of a campaign that has started, says how it stands. */
  start: procedure
    .input(
      z.strictObject({
        id,
        revision: z.int().min(1).optional(),
        confirmOverlap: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input: { id, ...options } }) => startCampaign(ctx, id, options)),

  cancel: procedure.input(one).mutation(({ ctx, input }) => cancelCampaign(ctx, input.id)),

  duplicate: procedure.input(one).mutation(({ ctx, input }) => duplicateCampaign(ctx, input.id)),

  delete: procedure.input(one).mutation(async ({ ctx, input }) => {
    await deleteCampaign(ctx, input.id);
    return { deleted: true as const };
  }),

  /** The customers that were enrolled. */
  enrolled: procedure
    .input(z.strictObject({ id, ...customerPageInput }))
    .query(({ ctx, input: { id, ...request } }) => listEnrolled(ctx, id, request)),
});
