import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { announceJobs } from "./channel.ts";
import type { JobAction } from "./job.ts";

export interface NewJob {
  readonly action: JobAction;
  readonly input: unknown;
  /** Whose turn it is, one after the other; absent for what goes through a file. */
  readonly audience?: readonly number[];
  readonly undoOf?: number | null;
}

/** Begins a job with the transaction's commit, and returns its id. */
export async function insertJob(
  write: Write,
  { action, input, audience = [], undoOf = null }: NewJob,
): Promise<number> {
  const { orgId, actorId, caller } = write.context;
  const [row] = await write.query<{ id: number }>(sql`
    insert into job (org_id, action, input, actor_id, caller, undo_of, audience)
    values (${orgId}::int, ${action}, ${JSON.stringify(input)}::jsonb, ${actorId}::int,
      ${caller ? JSON.stringify(caller) : null}::jsonb, ${undoOf}::int, ${[...audience]}::int[])
    returning id`);
  await write.query(announceJobs(orgId));
  return row?.id ?? 0;
}
