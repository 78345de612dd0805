import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { operationContext, type RequestContext } from "./context.ts";
import { problemData, problemMessage, toTRPCError } from "./problems.ts";

const t = initTRPC.context<RequestContext>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const { code, httpStatus, path } = shape.data;
    const data = { code, httpStatus, path, ...problemData(error, ctx?.requestId) };
    return { ...shape, message: problemMessage(error, ctx?.requestId), data };
  },
});

export const router = t.router;

/** A procedure for who is signed in. Its context is that of the operations; what they throw becomes tRPC's errors. */
export const procedure = t.procedure.use(async ({ ctx, next, signal }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
  const result = await next({ ctx: operationContext(ctx, ctx.session, signal) });
  if (!result.ok) throw toTRPCError(result.error);
  return result;
});

/** A 32-bit id. */
export const id = z.int().min(1).max(2_147_483_647);
