import type { FastifyInstance } from "fastify";
import { limitSignIn } from "../rate-limits.ts";
import type { SignIn } from "./sign-in.ts";

/** What of the sign-in library can be reached: no more than is used. */
export function serveSignIn(server: FastifyInstance, signIn: SignIn): void {
  const { answer } = signIn;
  const guarded = limitSignIn(server);
  server.post("/api/auth/sign-in/email", { preHandler: guarded }, answer);
  if (signIn.demo) server.post("/api/auth/sign-in/demo", answer);
  server.post("/api/auth/sign-out", answer);
  server.post("/api/auth/change-password", { preHandler: guarded }, answer);
}
