import { acceptInvitation, findInvitation } from "@segments/crm";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { readPassword } from "../sign-in/password.ts";
import { openProcedure, router } from "../trpc.ts";

const secret = z.string().max(200);

export const invitationsRouter = router({
  /** What an invitation's link is for. */
  find: openProcedure.input(z.strictObject({ secret })).query(async ({ ctx, input }) => ({
    ...(await findInvitation(ctx.services, input.secret)),
    signedInAs: ctx.signedIn?.email ?? null,
  })),

  /** Joins: as who is signed in, or, with a name and a password, as somebody new. */
  accept: openProcedure
    .input(
      z.strictObject({
        secret,
        newcomer: z.strictObject({ name: z.string(), password: z.string() }).optional(),
      }),
    )
    .mutation(async ({ ctx, input: { secret, newcomer } }) => {
      const { services, signedIn, signIn, requestId, address } = ctx;
      // A wrong secret is not worth the hashing of a password.
      const { email } = await findInvitation(services, secret);
      const caller = { requestId, address };
      if (newcomer) {
        const passwordHash = await signIn.hash(readPassword(newcomer.password, [email, newcomer.name]));
        return acceptInvitation(services, secret, { name: newcomer.name, passwordHash }, caller);
      }
      if (!signedIn) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
      return acceptInvitation(services, secret, { personId: signedIn.id }, caller);
    }),
});
