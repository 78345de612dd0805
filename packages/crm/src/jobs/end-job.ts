import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { execute } from "../run.ts";

/** PostgreSQL's classes for what it will refuse each time: bad data, broken constraints, wrong statements. */
export function isRefused(error: unknown): boolean {
  return /^(22|23|42)/.test(sqlState(error));
}

/** Somebody else held a row for longer than `lock_timeout` allows to wait. */
export function isHeldUp(error: unknown): boolean {
  return sqlState(error) === "55P03";
}

/** PostgreSQL's code of five characters, also where Prisma tells of it; empty where there is none. */
function sqlState(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && /^[0-9A-Z]{5}$/.test(String(error.code)) && !/^P\d{4}$/.test(String(error.code))) {
    return String(error.code);
  }
  return /Code: `([0-9A-Z]{5})`/.exec(error.message)?.[1] ?? "";
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
