import type pg from "pg";
import { seedEmails, seedPhones } from "./contacts.ts";
import type { SeedContext } from "./context.ts";
import { drawCustomers, seedCustomers } from "./customers.ts";
import type { DemoOrganization } from "./demo.ts";
import { seedDrafts } from "./drafts.ts";
import { seedInbound } from "./inbound.ts";
import { seedMembers } from "./members.ts";
import { seedOrganization } from "./organization.ts";
import { randomOf, uniform } from "./random.ts";
import { seedScores } from "./scores.ts";
import { seedSegments } from "./segments.ts";
import { seedTags } from "./tags.ts";

/** Does one step and tells how long it took, and how many rows it wrote where the work says so. */
export type Step = (what: string, work: () => Promise<unknown>) => Promise<void>;

/** The tables that a large seed fills with millions of rows. */
export const LARGE_TABLES = [
  ...["customer", "contact", "customer_tag", "fit_score", "inbound_message"],
  ...["segment_member", "membership_log"],
];

/** One organization of the demo, with all that it has. */
export async function fill(
  client: pg.Client,
  demo: DemoOrganization,
  { seed, now, firstCustomer }: { seed: number; now: number; firstCustomer: number },
  step: Step,
): Promise<void> {
  const random = randomOf(seed + firstCustomer);
  const { orgId, ids } = await seedOrganization(client, demo, random, now);
  const context: SeedContext = {
    ...{ client, demo, orgId, ids, firstCustomer, now, random },
    uniform: uniform(seed + firstCustomer),
  };
  const named: Step = (what, work) => step(`${demo.name}: ${what}`, work);
  await named("draw", () => drawCustomers(context));
  await named("customers", () => seedCustomers(context));
  await named("tags", () => seedTags(context));
  await named("fit scores", () => seedScores(context));
  await named("email contacts", () => seedEmails(context));
  await named("phone contacts", () => seedPhones(context));
  await named("inbound messages", () => seedInbound(context));
  const segmentId = await seedSegments(context);
  await named("members of segments", () => seedMembers(context, segmentId));
  await seedDrafts(context, segmentId);
  await client.query("drop table demo_customer, demo_company, demo_place");
}
