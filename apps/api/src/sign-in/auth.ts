import type { Database } from "@segments/db";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { demoSignIn } from "./demo-sign-in.ts";

/** What a password has to have at least and at most, in characters (NIST SP 800-63B-4 §3.1.1: length, no composition rules). */
export const PASSWORD = { min: 12, max: 128 } as const;

/** The header in which the HTTP server says where a request comes from; whatever a client says there is replaced. */
export const ADDRESS_HEADER = "x-segments-address";

const DAY = 86_400;

export interface AuthOptions {
  /** Signs cookies. At least 32 characters, the same in all processes of an installation. */
  readonly secret: string;
  /** Finds the id of the demo user, as whom whoever comes may go on; absent where nobody may. */
  readonly demoPerson: (() => Promise<number | undefined>) | undefined;
  /** Whether the browser speaks TLS to us, or to a proxy that we trust. */
  readonly secure: boolean;
}

export type Auth = ReturnType<typeof createAuth>;

/** Passwords, sessions and their cookies, by better-auth on our own tables. Accounts are made by invitations alone. */
export function createAuth({ prisma }: Database, { secret, demoPerson, secure }: AuthOptions) {
  return betterAuth({
    appName: "Segments",
    secret,
    basePath: "/api/auth",
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    user: { modelName: "person" },
    account: { modelName: "personAccount", fields: { userId: "personId" } },
    session: {
      modelName: "personSession",
      fields: { userId: "personId" },
      additionalFields: { orgId: { type: "number", required: false, input: false } },
      expiresIn: 30 * DAY,
      updateAge: DAY,
      // A session that was revoked ends with the next request, so nothing of it may be kept in the cookie.
      cookieCache: { enabled: false },
    },
    verification: { modelName: "verification" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
    },
    // The HTTP server limits them, with Retry-After.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "segments",
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: "serial" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: demoPerson ? [demoSignIn(demoPerson)] : [],
  } satisfies BetterAuthOptions);
}
