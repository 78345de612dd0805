import { randomUUID } from "node:crypto";
import type { Services } from "@segments/crm";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from "fastify";
import type { SignIn } from "./context.ts";
import { type AppRouter, appRouter } from "./router.ts";
import { securityHeaders } from "./security-headers.ts";
import { serveWeb } from "./web.ts";

export interface HttpOptions {
  readonly services: Services;
  readonly signIn: SignIn;
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
  signIn,
  logger = false,
  webDir,
  ready,
}: HttpOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger,
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
  });
  server.addHook("onResponse", async (request, reply) => {
    const { method, url } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, url: url.split("?", 1)[0], status: reply.statusCode, ms }, "answered");
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    reply
      .status(status)
      .send({ message: status >= 500 ? "Something went wrong on the server." : sentenceFor(error) });
  });

  // Other types are what a page of somebody else's could send without asking first.
  server.addHook("onRequest", async (request, reply) => {
    if (request.method !== "POST" || /^application\/json\b/.test(request.headers["content-type"] ?? ""))
      return;
    await reply.status(415).send({ message: "Send JSON: content-type application/json." });
  });

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
      createContext: async ({ req }) => ({ services, session: await signIn(req), requestId: req.id }),
      onError({ error, path, ctx }) {
        if (error.code === "INTERNAL_SERVER_ERROR" || error.code === "SERVICE_UNAVAILABLE") {
          server.log.error({ err: error.cause ?? error, path, reqId: ctx?.requestId }, "a call failed");
        }
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"],
  });
  if (webDir !== undefined) await serveWeb(server, webDir);
  return server;
}

function sentenceFor(error: FastifyError): string {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return `The request is too large: at most ${BODY_LIMIT / 1024} kB. Send the customers in several requests.`;
  }
  return "The request can’t be read.";
}
