import {
  compareRule,
  listRuleVersions,
  overlapSegments,
  overlapsMost,
  restoreRuleVersion,
  segmentHealth,
  snapshotSegment,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure } from "../trpc.ts";
import { rule, text } from "./segment-input.ts";

/** What tells of segments how they change and how they stand to each other: part of the segments router. */
export const segmentInsight = {
  /** What saving a rule would bring about: who joins and leaves, and what notices. */
  compareRule: procedure
    .input(z.strictObject({ id, rule }))
    .query(({ ctx, input }) => compareRule(ctx, input.id, input.rule)),

  /** Every rule that it has had, the newest first. */
  versions: procedure
    .input(
      z.strictObject({
        id,
        before: z.int().min(1).optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .query(({ ctx, input: { id, ...request } }) => listRuleVersions(ctx, id, request)),

  /** Puts an earlier rule back, as a new revision. */
  restoreVersion: procedure
    .input(
      z.strictObject({
        id,
        revision: z.int().min(1),
        ruleRevision: z.int().min(0).optional(),
        announce: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input: { id, ...request } }) => restoreRuleVersion(ctx, id, request)),

  /** What two or three segments have in common. */
  overlap: procedure
    .input(z.strictObject({ ids: z.array(id).max(10) }))
    .query(({ ctx, input }) => overlapSegments(ctx, input.ids)),

  /** The segments that have the most in common with one. */
  overlapsMost: procedure
    .input(z.strictObject({ id, limit: z.int().min(1).max(20).default(5) }))
    .query(({ ctx, input: { id, ...request } }) => overlapsMost(ctx, id, request)),

  /** Puts who is in at this moment into a static segment, one that is there or a new one. */
  snapshot: procedure
    .input(
      z.strictObject({
        id,
        into: z.union([
          z.strictObject({ segmentId: id }),
          z.strictObject({ name: text, description: text.optional() }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) => snapshotSegment(ctx, input.id, input.into)),

  /** What there is to be done about segments: broken ones, empty ones, … */
  health: procedure.query(async ({ ctx }) => ({ segments: await segmentHealth(ctx) })),
};
