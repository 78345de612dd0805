import { auditRouter } from "./routers/audit.ts";
import { automationRouter } from "./routers/automation.ts";
import { campaignsRouter } from "./routers/campaigns.ts";
import { companiesRouter } from "./routers/companies.ts";
import { customersRouter } from "./routers/customers.ts";
import { exportsRouter } from "./routers/exports.ts";
import { filesRouter } from "./routers/files.ts";
import { flowsRouter } from "./routers/flows.ts";
import { importsRouter } from "./routers/imports.ts";
import { invitationsRouter } from "./routers/invitations.ts";
import { jobsRouter } from "./routers/jobs.ts";
import { keysRouter } from "./routers/keys.ts";
import { optionsRouter } from "./routers/options.ts";
import { peopleRouter } from "./routers/people.ts";
import { segmentsRouter } from "./routers/segments.ts";
import { sessionRouter } from "./routers/session.ts";
import { setupRouter } from "./routers/setup.ts";
import { tagsRouter } from "./routers/tags.ts";
import { webhooksRouter } from "./routers/webhooks.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  audit: auditRouter,
  campaigns: campaignsRouter,
  automation: automationRouter,
  companies: companiesRouter,
  customers: customersRouter,
  exports: exportsRouter,
  files: filesRouter,
  flows: flowsRouter,
  imports: importsRouter,
  invitations: invitationsRouter,
  jobs: jobsRouter,
  keys: keysRouter,
  options: optionsRouter,
  people: peopleRouter,
  segments: segmentsRouter,
  session: sessionRouter,
  setup: setupRouter,
  tags: tagsRouter,
  webhooks: webhooksRouter,
});

export type { ProcedurePath } from "./permissions.ts";
export type AppRouter = typeof appRouter;
