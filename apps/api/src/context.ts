import type { Context, Services, Session } from "@segments/crm";
import type { FastifyRequest } from "fastify";

/** Who a request comes from; undefined where that is not known. */
export type SignIn = (request: FastifyRequest) => Promise<Session | undefined>;

/** What a procedure knows of its request. */
export interface RequestContext {
  readonly services: Services;
  readonly session: Session | undefined;
  readonly requestId: string;
}

/** No procedure works on an answer for longer, in milliseconds. */
const LONGEST = 25_000;

/** The operations' context for one call. `now` is taken here, once, so that all parts of the answer agree. */
export function operationContext(
  { services }: RequestContext,
  { user, organization }: Session,
  signal: AbortSignal | undefined,
): Context {
  const limit = AbortSignal.timeout(LONGEST);
  return {
    services,
    orgId: organization.id,
    actorId: user.id,
    timeZone: organization.timeZone,
    now: services.cache.clock(),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  };
}
