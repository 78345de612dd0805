import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";

/** Lets whoever comes in as the first admin of the first organization. Only for a server that this machine alone can reach. */
export function demoSignIn() {
  return {
    id: "demo",
    endpoints: {
      signInDemo: createAuthEndpoint("/sign-in/demo", { method: "POST" }, async (ctx) => {
        const { adapter, internalAdapter } = ctx.context;
        const [first] = await adapter.findMany<{ id: string }>({
          model: "user",
          limit: 1,
          sortBy: { field: "id", direction: "asc" },
        });
        const user = first && (await internalAdapter.findUserById(first.id));
        if (!user) throw new APIError("NOT_FOUND", { message: "There is no demo organization here." });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ signedIn: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}
