import {
  hasAccounts,
  listBrowserSessions,
  organizationsOf,
  revokeBrowserSession,
  revokeOtherSessions,
  switchOrganization,
} from "@segments/crm";
import { z } from "zod";
import { organizationOf, roleOf } from "../context.ts";
import { allowedFor, everyNeed } from "../permissions.ts";
import { id, openProcedure, personProcedure, procedure, router } from "../trpc.ts";

export const sessionRouter = router({
  /** How one can come in. */
  ways: openProcedure.query(async ({ ctx }) => ({
    demo: ctx.signIn.demo,
    password: await hasAccounts(ctx.services),
  })),

  /** Who is signed in, where, and what they may do. */
  me: procedure.query(async ({ ctx }) => {
    const { identity } = ctx;
    const role = roleOf(identity);
    const person = identity.kind === "person" ? identity.session : undefined;
    return {
      user: person?.user ?? null,
      role,
      organization: organizationOf(identity),
      organizations: person ? await organizationsOf(ctx, person.user.id) : [],
      may: allowedFor(role),
      /** What each procedure takes, to say so. */
      needs: everyNeed(),
    };
  }),

  /** The browsers in which one is signed in. */
  browsers: personProcedure.query(async ({ ctx }) => {
    const sessions = await listBrowserSessions(ctx);
    const { browserSessionId } = ctx.identity;
    return {
      sessions: sessions.map((session) => ({ ...session, current: session.id === browserSessionId })),
    };
  }),

  revokeBrowser: personProcedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await revokeBrowserSession(ctx, input.id);
    return { revoked: true as const };
  }),

  /** Signs all browsers out but this one. */
  revokeOthers: personProcedure.mutation(async ({ ctx }) => ({
    revoked: await revokeOtherSessions(ctx, ctx.identity.browserSessionId),
  })),

  switchOrganization: personProcedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await switchOrganization(ctx, ctx.identity.browserSessionId, input.id);
    return { switched: true as const };
  }),
});
