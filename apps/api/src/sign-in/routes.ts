import { CrmError } from "@segments/crm";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { limitSignIn } from "../rate-limits.ts";
import { readPassword } from "./password.ts";
import type { SignIn } from "./sign-in.ts";

/** What of the sign-in library can be reached: no more than is used. */
export function serveSignIn(server: FastifyInstance, signIn: SignIn): void {
  const { answer } = signIn;
  const limited = limitSignIn(server);
  server.post("/api/auth/sign-in/email", { preHandler: limited }, answer);
  if (signIn.demo) server.post("/api/auth/sign-in/demo", answer);
  server.post("/api/auth/sign-out", answer);
  server.post("/api/auth/change-password", { preHandler: [limited, refuseWeak(signIn)] }, answer);
}

/** A password is held to the same whenever it is chosen. */
function refuseWeak({ identify }: SignIn) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { newPassword } = (request.body ?? {}) as { newPassword?: unknown };
    const { signedIn } = await identify(request);
    try {
      readPassword(typeof newPassword === "string" ? newPassword : "", signedIn ? [signedIn.email] : []);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      await reply.status(400).send({ message: error.message });
    }
  };
}
