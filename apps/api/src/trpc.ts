import { includesRole } from "@segments/crm";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { operationContext, type RequestContext, roleOf } from "./context.ts";
import { neededFor } from "./permissions.ts";
import { problemData, problemMessage, toTRPCError } from "./problems.ts";

const t = initTRPC.context<RequestContext>().create({
  isDev: false,
  // Whoever watches something asks again each minute, and so is known and allowed to anew.
  sse: {
    maxDurationMs: 60_000,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter({ shape, error, ctx }) {
    const { code, httpStatus, path } = shape.data;
    const data = { code, httpStatus, path, ...problemData(error, ctx?.requestId) };
    return { ...shape, message: problemMessage(error, ctx?.requestId), data };
  },
});

export const router = t.router;

/** A procedure for anyone. Its context is that of the request; what operations throw becomes tRPC's errors. */
export const openProcedure = t.procedure.use(async ({ next, path }) => {
  if (neededFor(path) !== "anyone") throw unknown();
  const result = await next();
  if (!result.ok) throw toTRPCError(result.error);
  return result;
});

/** A procedure for who is signed in and has the role it takes. Its context is that of the operations, and who asks. */
export const procedure = t.procedure.use(async ({ ctx, next, path, signal }) => {
  const { identity } = ctx;
  if (!identity) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
  const needed = neededFor(path);
  const role = roleOf(identity);
  if (needed === undefined || needed === "anyone") throw unknown();
  if (!includesRole(role, needed)) {
    const message =
      identity.kind === "key"
        ? `This key may not do that: it takes ${needed === "editor" ? "the scope write" : "a person who is an admin"}.`
        : `That takes the role ${needed}, and yours is ${role}. Ask an admin of ${identity.session.organization.name}.`;
    throw new TRPCError({ code: "FORBIDDEN", message });
  }
  const operation = operationContext(ctx, identity, signal);
  const result = await next({ ctx: { ...operation, identity, jobNews: ctx.jobNews } });
  if (!result.ok) throw toTRPCError(result.error);
  return result;
});

/** A procedure for a person in a browser. */
export const personProcedure = procedure.use(({ ctx, next }) => {
  const { identity } = ctx;
  if (identity.kind !== "person") {
    throw new TRPCError({ code: "FORBIDDEN", message: "This is for people, not for keys." });
  }
  return next({ ctx: { ...ctx, identity } });
});

function unknown(): TRPCError {
  return new TRPCError({ code: "NOT_FOUND", message: "There is no such procedure." });
}

/** A 32-bit id. */
export const id = z.int().min(1).max(2_147_483_647);
