import { randomUUID } from "node:crypto";
import type { Services } from "@segments/crm";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from "fastify";
import { serveFiles } from "./files/routes.ts";
import type { JobNews } from "./job-news.ts";
import { refusalOf } from "./problems.ts";
import { limitRates } from "./rate-limits.ts";
import { type AppRouter, appRouter } from "./router.ts";
import { refuseOtherHosts, refuseOtherOrigins } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { serveSignIn } from "./sign-in/routes.ts";
import type { SetupLink } from "./sign-in/setup-link.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import { serveWeb } from "./web.ts";

export interface HttpOptions {
  readonly services: Services;
  readonly jobNews: JobNews;
  readonly signIn: SignIn;
  readonly setup: SetupLink | undefined;
  /** Calls per minute from one address or with one key; 0 for no limit. */
  readonly rateLimit: number;
  readonly trustProxy: NonNullable<FastifyServerOptions["trustProxy"]>;
  readonly logger?: FastifyServerOptions["logger"];
  /** The folder of the built web app; absent for the API alone. */
  readonly webDir?: string | undefined;
  /** Whether this process can answer; throws or rejects where it can't. */
  readonly ready: () => Promise<void>;
}

/** The largest body of a request, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** The HTTP server, not listening yet. */
export async function createHttp({
  services,
  jobNews,
  signIn,
  setup,
  rateLimit,
  trustProxy,
  logger = false,
  webDir,
  ready,
}: HttpOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger,
    trustProxy,
    bodyLimit: BODY_LIMIT,
    // A request that does not arrive within this time is given up, in milliseconds.
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 5_000 },
    genReqId: () => randomUUID(),
    // One line a request, below, instead of Fastify's two.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: "idle",
  });
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id).headers(securityHeaders);
    if (request.protocol === "https") reply.header("strict-transport-security", "max-age=31536000");
  });
  server.addHook("onResponse", async (request, reply) => {
    const { method, url } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, url: url.split("?", 1)[0], status: reply.statusCode, ms }, "answered");
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const message = status >= 500 ? "Something went wrong on the server." : sentenceFor(error);
    reply.status(status).send(request.url.startsWith("/trpc/") ? refusalOf(status, message) : { message });
  });

  // Other types are what a page of somebody else's could send without asking first.
  server.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || /^application\/json\b/.test(request.headers["content-type"] ?? ""))
      return;
    await reply.status(415).send({ message: "Send JSON: content-type application/json." });
  });

  refuseOtherOrigins(server);
  if (signIn.demo) refuseOtherHosts(server);
  await limitRates(server, rateLimit, signIn);

  server.get("/healthz", async () => ({ status: "ok" }));
  server.get("/readyz", async (request, reply) => {
    try {
      await ready();
      return { status: "ready" };
    } catch (error) {
      request.log.warn(error);
      return reply.status(503).send({ status: "not ready" });
    }
  });
  await server.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      allowMethodOverride: true,
      createContext: async ({ req }) => ({
        services,
        jobNews,
        signIn,
        setup,
        ...(await signIn.identify(req)),
        requestId: req.id,
        address: req.ip,
      }),
      onError({ error, path, ctx }) {
        if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE") {
          server.log.error({ err: error.cause ?? error, path, reqId: ctx?.requestId }, "a call failed");
        }
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"],
  });
  serveSignIn(server, signIn);
  serveFiles(server, { services, signIn });
  if (webDir !== undefined) await serveWeb(server, webDir);
  return server;
}

function sentenceFor(error: FastifyError): string {
  if (error.statusCode === 429) return error.message;
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return `The request is too large: at most ${BODY_LIMIT / 1024} kB. Send the customers in several requests.`;
  }
  return "The request can’t be read.";
}
