import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Refuses what another site's page makes a browser send with our cookie (OWASP, Cross-Site Request Forgery: verifying the
 * origin). Requests with a key carry no cookie, and come from no page.
 */
export function refuseOtherOrigins(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    if (request.method === "GET" || request.method === "HEAD" || isOwn(request)) return;
    await reply.status(403).send({ message: "This request comes from another site. Open Segments itself." });
  });
}

function isOwn({ headers, protocol, host }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (headers.origin !== undefined) return headers.origin === `${protocol}://${host}`;
  return site === undefined || site === "same-origin" || site === "none";
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

export function isLoopback(host: string): boolean {
  return loopback.has(host);
}

/**
 * Refuses what was addressed to another name than this machine's own, where anybody may come in: a name that a stranger
 * lets point here would make their page one of ours (DNS rebinding).
 */
export function refuseOtherHosts(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    if (isLoopback(request.hostname)) return;
    await reply.status(421).send({ message: "The demo can be reached at localhost only." });
  });
}
