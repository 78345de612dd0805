import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import type { Known, SignIn } from "./sign-in/sign-in.ts";

/** How often the same address may try to sign in within a minute, and the same account within a quarter of an hour. */
const SIGN_IN_LIMITS = { perAddress: 10, perAccount: 20 } as const;

/** Limits calls per key, or else per address, to so many a minute (0: no limit). Who is over is told when to come back. */
export async function limitRates(
  server: FastifyInstance,
  perMinute: number,
  { identify }: SignIn,
): Promise<void> {
  await server.register(fastifyRateLimit, {
    global: perMinute > 0,
    max: perMinute,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => caller(request, identify),
    allowList: ({ url }) => !/^\/(trpc|api|files)\//.test(url),
    errorResponseBuilder: (_request, { after }) => new TooManyRequests(after),
  });
}

/** A key is counted by itself, wherever it is used; one that lets nobody in counts for the address. */
async function caller(request: FastifyRequest, identify: SignIn["identify"]): Promise<string> {
  if (request.headers.authorization === undefined) return request.ip;
  // Where the database can't be asked, the call itself says so.
  const { identity } = await identify(request).catch((): Known => ({}));
  return identity?.kind === "key" ? `key ${identity.key.organization.id}/${identity.key.id}` : request.ip;
}

/** Against guessing passwords, of one account or of many. */
export function limitSignIn(server: FastifyInstance): preHandlerAsyncHookHandler {
  const minutes = (count: number) => count * 60_000;
  const limit = (max: number, timeWindow: number, keyGenerator: (request: FastifyRequest) => string) =>
    server.createRateLimit({ max, timeWindow, keyGenerator, allowList: [] });
  const limits = [
    limit(SIGN_IN_LIMITS.perAddress, minutes(1), ({ ip }) => `address ${ip}`),
    limit(SIGN_IN_LIMITS.perAccount, minutes(15), (request) => `account ${accountOf(request)}`),
  ];
  return async (request, reply) => {
    for (const check of limits) {
      const found = await check(request);
      if (found.isAllowed || !found.isExceeded) continue;
      reply.header("retry-after", found.ttlInSeconds);
      throw new TooManyRequests(`${found.ttlInSeconds} seconds`);
    }
  };
}

function accountOf({ body, headers: { cookie }, ip }: FastifyRequest): string {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === "string" ? email.trim().toLowerCase().slice(0, 254) : (cookie ?? ip);
}

class TooManyRequests extends Error {
  readonly statusCode = 429;

  constructor(after: string) {
    super(`Too many requests. Try again in ${after}.`);
  }
}
