import { sql } from "@segments/rules";
import type { Services } from "../../context.ts";
import { execute } from "../../run.ts";
import { KEPT } from "./once.ts";

/** Lets go of answers to keys, and of enrolments, that are kept no longer. */
export async function deleteExpiredCalls(services: Services): Promise<void> {
  const before = sql`${new Date(services.cache.clock() - KEPT)}::timestamptz`;
  await execute({ services }, sql`delete from node_call where created_at <= ${before}`);
  await execute({ services }, sql`delete from enrolment where created_at <= ${before}`);
}
