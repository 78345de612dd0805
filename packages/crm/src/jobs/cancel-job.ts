import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { announceJobs } from "./channel.ts";
import { getJob, type Job } from "./job.ts";

/** Stops a job after the customers it is at; what it has done stays done, until it is undone. Throws NOT_FOUND. */
export async function cancelJob(context: Context, jobId: number): Promise<Job> {
  await change(context, "bulk", async (write) => {
    const action = await cancelWithin(write, jobId);
    if (action !== undefined) await recordAudit(write, "job.cancel", { id: jobId, name: action });
  });
  return getJob(context, jobId);
}

/** Stops a job that runs, and returns what it does; undefined where none runs. */
export async function cancelWithin(write: Write, jobId: number): Promise<string | undefined> {
  const { orgId } = write.context;
  const [job] = await write.query<{ action: string }>(sql`
    update job set state = 'cancelled', finished_at = now(), updated_at = now()
    where org_id = ${orgId} and id = ${jobId}::int and state = 'running' returning action`);
  if (job) await write.query(announceJobs(orgId));
  return job?.action;
}
