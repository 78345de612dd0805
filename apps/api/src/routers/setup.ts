import { createFirstOrganization } from "@segments/crm";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { RequestContext } from "../context.ts";
import { readPassword } from "../sign-in/password.ts";
import { openProcedure, router } from "../trpc.ts";

const secret = z.string().max(200);
const text = z.string().max(1000);

export const setupRouter = router({
  /** Whether a setup link still opens. */
  find: openProcedure.input(z.strictObject({ secret })).query(({ ctx, input }) => {
    checkLink(ctx, input.secret);
    return { open: true as const };
  }),

  /** Makes the first organization and its admin, once. */
  complete: openProcedure
    .input(
      z.strictObject({ secret, organization: text, timeZone: text, name: text, email: text, password: text }),
    )
    .mutation(async ({ ctx, input: { secret, password, ...first } }) => {
      checkLink(ctx, secret);
      const { services, signIn, setup, requestId, address } = ctx;
      const passwordHash = await signIn.hash(
        readPassword(password, [first.email, first.name, first.organization]),
      );
      const made = await createFirstOrganization(
        services,
        { ...first, passwordHash },
        { requestId, address },
      );
      setup?.close();
      return { email: made.email };
    }),
});

function checkLink({ setup }: RequestContext, secret: string): void {
  if (setup?.opens(secret)) return;
  throw new TRPCError({
    code: "NOT_FOUND",
    message: "This link was used, or is an older one: the server prints a new one when it starts.",
  });
}
