import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const YEAR = 31_536_000;

/** Serves the built web app: its files, compressed ahead, and its page for every other address that a browser asks for. */
export async function serveWeb(server: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(path.join(webDir, "index.html"))) {
    throw new Error(`The web app is not built: there is no index.html in ${webDir}.`);
  }
  await server.register(fastifyStatic, {
    root: webDir,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, file) {
      // Files under assets/ have their content's hash in their name.
      const forever = path.relative(webDir, file).startsWith(`assets${path.sep}`);
      reply.setHeader("cache-control", forever ? `public, max-age=${YEAR}, immutable` : "no-cache");
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const { method, headers, url } = request;
    const isPage =
      method === "GET" && (headers.accept ?? "").includes("text/html") && !url.startsWith("/trpc");
    if (isPage) return reply.sendFile("index.html");
    return reply.status(404).send({ message: "There is nothing at this address." });
  });
}
