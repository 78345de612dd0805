import { findApiKey, findDemoPerson, findSession, type Services } from "@segments/crm";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Identity } from "../context.ts";
import { ADDRESS_HEADER, type Auth, createAuth } from "./auth.ts";

export interface SignInOptions {
  readonly secret: string;
  readonly demo: boolean;
}

/** What is known of who asks. */
export interface Known {
  /** undefined for nobody who has a place in an organization. */
  readonly identity?: Identity | undefined;
  /** Whose browser it is, also where they have no place in any organization. */
  readonly signedIn?: { readonly id: number; readonly email: string } | undefined;
}

/** Who requests come from, and the ways to sign in and out. */
export interface SignIn {
  /** Whether whoever comes may go on as the demo user. */
  readonly demo: boolean;
  /** By a key in `Authorization: Bearer`, or by the session cookie; looked up once for a request. */
  identify(request: FastifyRequest): Promise<Known>;
  /** Answers a request of the sign-in library's. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** A password as it is kept. */
  hash(password: string): Promise<string>;
}

export function createSignIn(services: Services, { secret, demo }: SignInOptions): SignIn {
  // Whether a cookie is for TLS alone is said when the library is set up; a server may be reached both ways.
  const demoPerson = demo ? () => findDemoPerson(services) : undefined;
  const plain = createAuth(services.database, { secret, demoPerson, secure: false });
  const secure = createAuth(services.database, { secret, demoPerson, secure: true });
  const authOf = ({ protocol }: FastifyRequest): Auth => (protocol === "https" ? secure : plain);

  async function lookUp(request: FastifyRequest): Promise<Known> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return { identity: await byKey(services, authorization) };
    if (!request.headers.cookie) return {};
    const found = await authOf(request).api.getSession({ headers: headersOf(request) });
    if (!found) return {};
    const { session, user } = found;
    const signedIn = { id: Number(user.id), email: user.email };
    const place = await findSession(services, signedIn.id, session.orgId ?? null);
    if (!place) return { signedIn };
    return { signedIn, identity: { kind: "person", browserSessionId: Number(session.id), session: place } };
  }

  const lookedUp = new WeakMap<FastifyRequest, Promise<Known>>();
  return {
    demo,
    identify(request) {
      const known = lookedUp.get(request) ?? lookUp(request);
      lookedUp.set(request, known);
      return known;
    },
    async answer(request, reply) {
      const { method, url, protocol, host, body } = request;
      const response = await authOf(request).handler(
        new Request(new URL(url, `${protocol}://${host}`), {
          method,
          headers: headersOf(request),
          ...(method === "POST" && { body: JSON.stringify(body ?? {}) }),
        }),
      );
      reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
      reply.header("cache-control", "no-store");
      await reply.send(await response.text());
    },
    async hash(password) {
      const { password: passwords } = await plain.$context;
      return passwords.hash(password);
    },
  };
}

async function byKey(services: Services, authorization: string): Promise<Identity | undefined> {
  const [, text] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const key = text && (await findApiKey(services, text));
  return key ? { kind: "key", key } : undefined;
}

function headersOf({ headers, ip }: FastifyRequest): Headers {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (name !== "content-length" && value !== undefined) copied.set(name, String(value));
  }
  copied.set(ADDRESS_HEADER, ip);
  return copied;
}
