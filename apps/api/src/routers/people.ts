import {
  changeRole,
  invitePerson,
  listInvitations,
  listPeople,
  removePerson,
  revokeInvitation,
  roles,
} from "@segments/crm";
import { z } from "zod";
import { id, procedure, router } from "../trpc.ts";

const role = z.enum(roles);

export const peopleRouter = router({
  list: procedure.query(async ({ ctx }) => ({ people: await listPeople(ctx) })),

  changeRole: procedure.input(z.strictObject({ id, role })).mutation(async ({ ctx, input }) => {
    await changeRole(ctx, input.id, input.role);
    return { changed: true as const };
  }),

  remove: procedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await removePerson(ctx, input.id);
    return { removed: true as const };
  }),

  invitations: procedure.query(async ({ ctx }) => ({ invitations: await listInvitations(ctx) })),

  /** The link is `/invitation?secret=…`; its secret is told this once. */
  invite: procedure
    .input(z.strictObject({ email: z.string().max(1000), role }))
    .mutation(({ ctx, input }) => invitePerson(ctx, input)),

  revokeInvitation: procedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await revokeInvitation(ctx, input.id);
    return { revoked: true as const };
  }),
});
