import { demoSession, type Services } from "@segments/crm";
import type { SignIn } from "./context.ts";

/** Everybody is the first person of the first organization. Only for a server that this machine alone can reach. */
export function demoSignIn(services: Services): SignIn {
  return () => demoSession(services);
}

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

export function isLoopback(host: string): boolean {
  return loopback.has(host);
}
