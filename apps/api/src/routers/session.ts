import { currentSession } from "@segments/crm";
import { procedure, router } from "../trpc.ts";

export const sessionRouter = router({
  /** Who is signed in, and where. */
  me: procedure.query(({ ctx }) => currentSession(ctx)),
});
