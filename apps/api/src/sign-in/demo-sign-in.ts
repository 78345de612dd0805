import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";

/** Lets whoever comes in as the demo user. Only for a server that this machine alone can reach. */
export function demoSignIn(demoPerson: () => Promise<number | undefined>) {
  return {
    id: "demo",
    endpoints: {
      signInDemo: createAuthEndpoint("/sign-in/demo", { method: "POST" }, async (ctx) => {
        const { internalAdapter } = ctx.context;
        const id = await demoPerson();
        const user = id === undefined ? null : await internalAdapter.findUserById(String(id));
        if (!user) throw new APIError("NOT_FOUND", { message: "There is no demo user here." });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ signedIn: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}
