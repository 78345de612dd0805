import { recordAudit } from "../audit/record-audit.ts";
import { questionOf } from "../bulk/audience.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { FileWriter } from "../files/write-file.ts";
import type { FileJob } from "../jobs/file-job.ts";
import { insertJob } from "../jobs/insert-job.ts";
import { getJob, type Job } from "../jobs/job.ts";
import { prepareWithin } from "../segments/prepare.ts";
import { inSnapshot } from "../snapshot.ts";
import { type ExportRequest, writeExport } from "./export-customers.ts";
import { exportName } from "./export-name.ts";

/** Between two words on how far it came, in milliseconds. */
const SPEAK = 300;

/**
 * Begins to write customers out into a file that can be downloaded for a week. Throws what the audience's table throws, and
 * INVALID (no columns).
 */
export async function startExport(context: Context, request: ExportRequest): Promise<Job> {
  const name = await exportName(context, request.audience);
  const { audience } = request;
  if (!("customerIds" in audience))
    await inSnapshot(context, (within) => prepareWithin(within, questionOf(audience)));
  const jobId = await change(context, "bulk", async (write) => {
    const id = await insertJob(write, { action: "export", input: request });
    await recordAudit(write, "customers.export", { id, name });
    return id;
  });
  return getJob(context, jobId);
}

/** A process that is killed leaves nothing: another begins again, with the customers as they are then. */
export const exportCustomers: FileJob = {
  async run(context, job) {
    const request = job.input as ExportRequest;
    const name = await exportName(context, request.audience);
    const file = await FileWriter.begin(context, { kind: "export", name, jobId: job.id });
    let [said, done, spoke] = [job.done, 0, 0];
    try {
      await writeExport(context, request, async ({ text, customers }, total) => {
        job.signal.throwIfAborted();
        await file.write(Buffer.from(text));
        done += customers;
        if (done < total && performance.now() - spoke < SPEAK) return;
        await job.advance({ from: said, to: done, total });
        said = done;
        spoke = performance.now();
      });
      await file.complete();
    } catch (error) {
      await file.discard();
      throw error;
    }
  },
};
