import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { freezeAudience } from "../bulk/audience.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { insertJob } from "../jobs/insert-job.ts";
import { addMembers } from "./add-members.ts";
import { readSegmentRows, type SegmentRow } from "./segment-item.ts";
import { readDescription, readSegmentName, type SegmentName } from "./segment-name.ts";
import { insertSegment, lockSegment, nameTaken, refuseDynamic } from "./store.ts";

/** Where the customers go: a static segment that is there, or one that is made. */
export type SnapshotTarget =
  | { readonly segmentId: number }
  | { readonly name: string; readonly description?: string | undefined };

export interface Snapshot {
  readonly id: number;
  readonly name: string;
  /** Whether the segment was made for it. */
  readonly created: boolean;
  /** How many customers were in when it was taken. */
  readonly total: number;
  readonly added: number;
  readonly alreadyIn: number;
  /** The job that adds them, where they are many; `added` and `alreadyIn` are 0 then, and the job says them. */
  readonly jobId: number | null;
}

/** Up to this many are added at once; more by a job, which can be watched, cancelled and undone. */
const AT_ONCE = 20_000;

/**
 * Puts the customers who are in a segment at this moment into a static one, in one transaction with making it. Idempotent:
 * who is in already stays in, and is not logged again. Throws NOT_FOUND, BROKEN (who is in can't be known), WRONG_TYPE (into
 * a dynamic segment), CONFLICT (the name is taken) and INVALID (the name; into itself).
 */
export async function snapshotSegment(
  context: Context,
  segmentId: number,
  into: SnapshotTarget,
): Promise<Snapshot> {
  if ("segmentId" in into && into.segmentId === segmentId) {
    throw new CrmError("INVALID", "A segment can’t be put into itself: pick another one.");
  }
  const made = "segmentId" in into ? undefined : readSegmentName(into.name);
  const description = "segmentId" in into ? "" : readDescription(into.description ?? "");
  const [source] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!source) throw notFound("segment", segmentId);
  const { ids } = await freezeAudience(context, { segmentId });
  return change(context, ids.length > AT_ONCE ? "bulk" : "manual", async (write) => {
    const target =
      "segmentId" in into
        ? await lockSegment(write, into.segmentId)
        : await createStatic(write, made as SegmentName, description, source);
    refuseDynamic(target);
    const taken = { id: target.id, name: target.name, created: made !== undefined, total: ids.length };
    if (ids.length <= AT_ONCE) {
      return { ...taken, ...(await addNow(write, target, ids, source)), jobId: null };
    }
    const jobId = await insertJob(write, {
      action: "addToSegment",
      input: { segmentId: target.id },
      audience: ids,
    });
    const detail = { customers: ids.length, snapshotOf: source.id };
    await recordAudit(write, "job.start", { id: jobId, name: "addToSegment", detail });
    return { ...taken, added: 0, alreadyIn: 0, jobId };
  });
}

async function createStatic(
  write: Write,
  named: SegmentName,
  description: string,
  source: SegmentRow,
): Promise<SegmentRow> {
  const id = await insertSegment(write, { named, description, rule: null });
  if (id === undefined) throw await nameTaken(write.context, named);
  await recordAudit(write, "segment.create", {
    id,
    name: named.name,
    detail: { type: "static", snapshotOf: source.id },
  });
  return lockSegment(write, id);
}

async function addNow(
  write: Write,
  { id, name }: SegmentRow,
  customerIds: readonly number[],
  source: SegmentRow,
): Promise<Pick<Snapshot, "added" | "alreadyIn">> {
  const { orgId } = write.context;
  // Who was deleted since is left out.
  const found = sql`select c.id from customer c where c.org_id = ${orgId} and c.id = any(${[...customerIds]}::int[])`;
  const added = await addMembers(write, id, found);
  if (added > 0) {
    const detail = { added, snapshotOf: source.id };
    await recordAudit(write, "segment.addCustomers", { id, name, detail });
  }
  return { added, alreadyIn: customerIds.length - added };
}
