import { customersRouter } from "./routers/customers.ts";
import { optionsRouter } from "./routers/options.ts";
import { segmentsRouter } from "./routers/segments.ts";
import { sessionRouter } from "./routers/session.ts";
import { tagsRouter } from "./routers/tags.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  customers: customersRouter,
  options: optionsRouter,
  segments: segmentsRouter,
  session: sessionRouter,
  tags: tagsRouter,
});

export type AppRouter = typeof appRouter;
