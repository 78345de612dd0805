import {
  addCustomers,
  archiveSegment,
  countSegments,
  createSegment,
  deleteSegment,
  duplicateSegment,
  explainMembership,
  explainRule,
  FARTHEST,
  forecast,
  forecastRule,
  getSegment,
  leaving,
  listCustomers,
  listSegments,
  MOST_DAYS,
  numbersOf,
  previewRule,
  readFeed,
  recompute,
  removeCustomers,
  resolveCustomerIds,
  restoreSegment,
  reviewRule,
  segmentSizes,
  segmentSorts,
  segmentTimeline,
  updateSegment,
  upsertManyByName,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";
import { customerIds, customerPageInput } from "./customers.ts";
import { rule, text } from "./segment-input.ts";
import { segmentInsight } from "./segment-insight.ts";

const type = z.enum(["static", "dynamic"]);
const one = z.strictObject({ id });

/** A page of what is told the newest first. */
export const older = { before: z.int().min(1).optional(), limit: z.int().min(1).max(200).default(30) };

/** How far it is looked ahead, and how many of those who leave are named. */
const ahead = {
  days: z.int().min(1).max(FARTHEST).default(30),
  limit: z.int().min(0).max(100).default(20),
};

export const segmentsRouter = router({
  ...segmentInsight,

  list: procedure
    .input(
      z.strictObject({
        search: z.string().max(2000).optional(),
        type: type.optional(),
        archived: z.boolean().default(false),
        sort: z.enum(segmentSorts).default("updated"),
        direction: z.enum(["asc", "desc"]).default("desc"),
      }),
    )
    .query(async ({ ctx, input }) => ({ segments: await listSegments(ctx, input) })),

  get: procedure.input(one).query(({ ctx, input }) => getSegment(ctx, input.id)),

  counts: procedure
    .input(z.strictObject({ ids: z.array(id).max(100) }))
    .query(({ ctx, input }) => countSegments(ctx, input.ids)),

  create: procedure
    .input(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("static"), name: text, description: text.optional() }),
        z.strictObject({
          type: z.literal("dynamic"),
          name: text,
          description: text.optional(),
          rule,
          announce: z.boolean().optional(),
        }),
      ]),
    )
    .mutation(({ ctx, input }) => createSegment(ctx, input)),

  update: procedure
    .input(
      z.strictObject({
        id,
        name: text.optional(),
        description: text.optional(),
        rule: z.unknown().optional(),
        ruleRevision: z.int().min(0).optional(),
        announce: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input: { id, ...edit } }) => updateSegment(ctx, id, edit)),

  archive: procedure.input(one).mutation(({ ctx, input }) => archiveSegment(ctx, input.id)),

  restore: procedure.input(one).mutation(({ ctx, input }) => restoreSegment(ctx, input.id)),

  /** Refused while something refers to it, unless `force`. */
  delete: procedure
    .input(z.strictObject({ id, force: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      await deleteSegment(ctx, input.id, { force: input.force });
      return { deleted: true as const };
    }),

  duplicate: procedure.input(one).mutation(({ ctx, input }) => duplicateSegment(ctx, input.id)),

  /** Asks the database now, whatever is cached. */
  recompute: procedure.input(one).mutation(({ ctx, input }) => recompute(ctx, input.id)),

  /** Who would match a rule that is not saved. */
  previewRule: procedure
    .input(z.strictObject({ rule, limit: z.int().min(0).max(50).default(5), id: id.optional() }))
    .query(({ ctx, input }) => previewRule(ctx, input.rule, input.limit, input.id)),

  /** What else there is to know of a rule that is not saved: segments that ask the same, and what each part changes. */
  reviewRule: procedure
    .input(z.strictObject({ rule, id: id.optional() }))
    .query(({ ctx, input }) => reviewRule(ctx, input.rule, input.id)),

  /** Why a customer is in a segment, or not. */
  explain: procedure
    .input(z.strictObject({ id, customerId: id }))
    .query(({ ctx, input }) => explainMembership(ctx, input.id, input.customerId)),

  /** The same of a rule that is not saved. */
  explainRule: procedure
    .input(z.strictObject({ rule: z.unknown(), customerId: id }))
    .query(({ ctx, input }) => explainRule(ctx, input.rule, input.customerId)),

  /** Who joined and left, each once and in order: a feed that can be gone on with from any position. */
  changes: procedure
    .input(
      z.strictObject({
        after: z.int().min(0).default(0),
        limit: z.int().min(1).max(5000).default(1000),
        ids: z.array(id).max(1000).optional(),
      }),
    )
    .query(({ ctx, input: { ids, ...request } }) => readFeed(ctx, { ...request, segmentIds: ids })),

  /** Its size, and who joined and left, day by day. */
  sizes: procedure
    .input(z.strictObject({ id, days: z.int().min(1).max(MOST_DAYS).default(90) }))
    .query(async ({ ctx, input }) => ({ days: await segmentSizes(ctx, input.id, input) })),

  /** What became of it, the newest first. */
  timeline: procedure
    .input(z.strictObject({ id, ...older }))
    .query(({ ctx, input: { id, ...request } }) => segmentTimeline(ctx, id, request)),

  /** Who will leave and join by time alone. */
  forecast: procedure
    .input(z.strictObject({ id, ...ahead }))
    .query(({ ctx, input: { id, ...request } }) => forecast(ctx, { segmentId: id }, request)),

  /** The same of a rule that is not saved. */
  forecastRule: procedure
    .input(z.strictObject({ rule, ...ahead }))
    .query(({ ctx, input: { rule: asked, ...request } }) => forecastRule(ctx, asked, request)),

  /** When these customers leave by time alone. */
  leaving: procedure
    .input(z.strictObject({ id, customerIds: z.array(id).max(200) }))
    .query(({ ctx, input }) => leaving(ctx, input.id, input.customerIds)),

  resolveCustomerIds: procedure.input(one).query(async ({ ctx, input }) => {
    const { ids, receipt } = await resolveCustomerIds(ctx, input.id);
    return { ids: numbersOf(ids), receipt };
  }),

  listCustomers: procedure
    .input(z.strictObject({ id, ...customerPageInput }))
    .query(({ ctx, input: { id, ...request } }) => listCustomers(ctx, id, request)),

  addCustomers: procedure
    .input(z.strictObject({ id, customerIds }))
    .mutation(({ ctx, input }) => addCustomers(ctx, input.id, input.customerIds)),

  removeCustomers: procedure
    .input(z.strictObject({ id, customerIds }))
    .mutation(({ ctx, input }) => removeCustomers(ctx, input.id, input.customerIds)),

  upsertManyByName: procedure
    .input(z.strictObject({ names: z.array(text).min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => ({ segments: await upsertManyByName(ctx, input.names) })),
});
