import {
  addContact,
  createCustomer,
  customerSorts,
  customerTimeline,
  deleteCustomer,
  getCustomer,
  listCustomerSegments,
  listInbound,
  recordInbound,
  removeContact,
  renameCustomer,
  searchCustomers,
  setFitScores,
  setSuppression,
  tagCustomers,
  untagCustomers,
  updateCustomers,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

/** From an earlier page. */
const cursor = z
  .string()
  .max(4000)
  .nullish()
  .transform((text) => text ?? undefined);

/** A page of a table of customers. The filter is a rule; what is wrong with it is said by the operation. */
export const customerPageInput = {
  search: z.string().max(2000).optional(),
  filter: z.unknown().optional(),
  sort: z.enum(customerSorts).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  /** `last` for the last page. */
  cursor,
  limit: z.int().min(1).max(500).default(50),
};

/** react-query's infinite queries also send which way they go, under the same name; it is no order. */
const orderOrWay = z
  .enum(["asc", "desc", "forward", "backward"])
  .default("asc")
  .transform((value) => (value === "desc" ? "desc" : "asc"));

const channel = z.enum(["email", "phone"]);
/** How many ids one request may carry; they are told apart and checked by the operations. */
export const customerIds = z.array(id).min(1).max(100_000);
const tagging = z.strictObject({ customerIds, tagIds: z.array(id).min(1).max(100) });

export const customersRouter = router({
  /** The contact book. */
  search: procedure
    .input(z.strictObject({ ...customerPageInput, direction: orderOrWay, notInSegment: id.optional() }))
    .query(({ ctx, input }) => searchCustomers(ctx, input)),

  get: procedure.input(z.strictObject({ id })).query(({ ctx, input }) => getCustomer(ctx, input.id)),

  /** The segments that the customer is in now, static and dynamic. */
  segments: procedure
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => listCustomerSegments(ctx, input.id)),

  /** What the customer wrote, the latest first. */
  inbound: procedure
    .input(
      z.strictObject({
        id,
        cursor,
        /** Sent by react-query's infinite queries; there is but one way. */
        direction: z.enum(["forward", "backward"]).optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .query(({ ctx, input: { id: customerId, cursor, limit } }) =>
      listInbound(ctx, { customerId, cursor, limit }),
    ),

  create: procedure
    .input(
      z.strictObject({
        name: z.string().max(100_000),
        email: z.string().max(1000).optional(),
        companyId: id.optional(),
        ownerId: id.optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => ({ id: await createCustomer(ctx, input) })),

  delete: procedure
    .input(z.strictObject({ id }))
    .mutation(async ({ ctx, input }) => ({ deleted: await deleteCustomer(ctx, input.id) })),

  rename: procedure
    .input(z.strictObject({ id, name: z.string().max(100_000) }))
    .mutation(({ ctx, input }) => renameCustomer(ctx, input.id, input.name)),

  /** Company, owner, country and language of many at once. */
  update: procedure
    .input(
      z.strictObject({
        customerIds,
        companyId: id.nullish(),
        ownerId: id.nullish(),
        country: z.string().max(20).nullish(),
        language: z.string().max(100).nullish(),
      }),
    )
    .mutation(({ ctx, input: { customerIds, ...edit } }) => updateCustomers(ctx, customerIds, edit)),

  /** The segments that they joined and left, the newest first. */
  timeline: procedure
    .input(
      z.strictObject({
        id,
        before: z.int().min(1).optional(),
        limit: z.int().min(1).max(200).default(30),
      }),
    )
    .query(({ ctx, input: { id, ...request } }) => customerTimeline(ctx, id, request)),

  tag: procedure
    .input(tagging)
    .mutation(({ ctx, input }) => tagCustomers(ctx, input.customerIds, input.tagIds)),

  untag: procedure
    .input(tagging)
    .mutation(({ ctx, input }) => untagCustomers(ctx, input.customerIds, input.tagIds)),

  setFitScores: procedure
    .input(
      z.strictObject({
        productId: id,
        scores: z
          .array(z.strictObject({ customerId: id, score: z.number().nullable() }))
          .min(1)
          .max(20_000),
      }),
    )
    .mutation(async ({ ctx, input }) => ({
      changed: await setFitScores(ctx, input.productId, input.scores),
    })),

  recordInbound: procedure
    .input(
      z.strictObject({
        customerId: id,
        channel,
        body: z.string().max(100_000),
        /** ISO 8601; now where nothing is said */
        receivedAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .mutation(({ ctx, input: { receivedAt, ...message } }) =>
      recordInbound(ctx, {
        ...message,
        ...(receivedAt !== undefined && { receivedAt: Date.parse(receivedAt) }),
      }),
    ),

  addContact: procedure
    .input(z.strictObject({ customerId: id, channel, address: z.string().max(1000) }))
    .mutation(({ ctx, input }) => addContact(ctx, input)),

  /** Takes one address from a customer. */
  removeContact: procedure
    .input(z.strictObject({ customerId: id, contactId: id }))
    .mutation(async ({ ctx, input }) => ({ removed: await removeContact(ctx, input) })),

  /** Marks an address as one that must not be written to, or (reason null) as free again. */
  setSuppression: procedure
    .input(
      z.strictObject({
        channel,
        address: z.string().max(1000),
        reason: z.string().min(1).max(200).nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => ({ customers: await setSuppression(ctx, input) })),
});
