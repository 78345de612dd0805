import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { execute } from "../run.ts";

/** PostgreSQL's classes for what it will refuse each time: bad data, broken constraints, wrong statements. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return /^(22|23|42)[0-9A-Z]{3}$/.test(code) || /Code: `(22|23|42)[0-9A-Z]{3}`/.test(error.message);
}

/** To the end of the line, so that a job that can't go on now does not hold up the others. */
export async function postponeJob(context: Context, id: number): Promise<void> {
  await execute(
    context,
    sql`update job set updated_at = clock_timestamp() where org_id = ${context.orgId}::int and id = ${id}::int`,
  );
}

/** Says why a job can't be done. What is our sentence is told, what is the database's is not. */
export async function failJob(context: Context, id: number, error: unknown): Promise<void> {
  const problem = error instanceof CrmError ? error.message : "The database refused it.";
  await execute(
    context,
    sql`
      update job set state = 'failed', problem = ${problem}, finished_at = now(), updated_at = now()
      where org_id = ${context.orgId}::int and id = ${id}::int and state = 'running'`,
  );
}
