import { type Context, includesRole, type Role, type Services } from "@segments/crm";
import { TRPCError } from "@trpc/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { operationContext, roleOf } from "../context.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

export interface FileAccess {
  readonly services: Services;
  readonly signIn: SignIn;
}

/**
 * The operations' context for a request with a file, which may take as long as somebody waits for it. Throws UNAUTHORIZED
 * and FORBIDDEN.
 */
export async function fileContext(
  { services, signIn }: FileAccess,
  request: FastifyRequest,
  reply: FastifyReply,
  needed: Role,
): Promise<Context> {
  const { identity } = await signIn.identify(request);
  if (!identity) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
  if (!includesRole(roleOf(identity), needed))
    throw new TRPCError({ code: "FORBIDDEN", message: `That takes the role ${needed}.` });
  const context = operationContext(
    { services, requestId: request.id, address: request.ip },
    identity,
    undefined,
  );
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  return { ...context, signal: gone.signal };
}
