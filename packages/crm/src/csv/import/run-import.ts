import { change, type Write } from "../../changes.ts";
import { appendToFile } from "../../files/write-file.ts";
import type { FileJob } from "../../jobs/file-job.ts";
import { applyPlan } from "./apply-plan.ts";
import { Companies } from "./companies.ts";
import type { ImportInput } from "./import-input.ts";
import { addToReport, countedBetween, emptyReport, type ImportReport } from "./import-report.ts";
import { type ImportBatch, importBatches } from "./import-rows.ts";
import { loadKnown, readCompanies } from "./load-known.ts";
import { MadeNames } from "./made-names.ts";
import { type Plan, planRows } from "./plan-rows.ts";
import { idsBelowZero } from "./planning.ts";
import { ProblemRows, problemsName } from "./problem-rows.ts";

/**
 * Imports a file batch by batch: one transaction has the changes of a batch, its rows that were refused, and how far the
 * import came with it. A killed process leaves nothing half done, and another goes on behind the last batch.
 */
export const importCustomers: FileJob = {
  async run(context, job) {
    const input = job.input as ImportInput;
    const companies = new Companies();
    let report = (job.report as ImportReport | null) ?? emptyReport();
    let done = job.done;
    for await (const batch of importBatches(context, input, done)) {
      job.signal.throwIfAborted();
      const to = batch.from + batch.rows.length;
      report = await change(context, "import", async (write) => {
        const plan = await planWithin(write, input, batch, companies, report);
        await applyPlan(write, plan);
        await keepProblems(write, job.id, input, batch, plan);
        const next = addToReport(report, plan, ["ambiguous", "refused"]);
        const total = Math.max(input.rows, to);
        await job.advanceWithin(write, {
          from: batch.from,
          to,
          total,
          ...countedBetween(report, next),
          report: next,
        });
        return next;
      });
      done = to;
    }
    await job.advance({ from: done, to: done, total: done });
  },
};

async function planWithin(
  write: Write,
  { options, newestId }: ImportInput,
  { rows }: ImportBatch,
  companies: Companies,
  { made }: ImportReport,
): Promise<Plan> {
  await write.lock("imports");
  await readCompanies(write.context, companies);
  const isUnknown = ({ key }: { readonly key: string }) => companies.find(key).length === 0;
  if (options.createCompanies && rows.some(({ row }) => row?.company && isUnknown(row.company))) {
    await write.lock("companies");
    await readCompanies(write.context, companies);
  }
  const memory = { companies, made: new MadeNames() };
  const known = await loadKnown(write.context, rows, memory, true);
  const madeBefore = {
    tags: made.tags.count,
    companies: made.companies.count,
    segments: made.segments.count,
  };
  return planRows(rows, { known, options, newestId, madeBefore, nextId: idsBelowZero() });
}

async function keepProblems(
  write: Write,
  jobId: number,
  { file }: ImportInput,
  { headers }: ImportBatch,
  { rows }: Plan,
): Promise<void> {
  const problems = new ProblemRows(headers);
  const lines = problems.linesOf(rows);
  if (lines === "") return;
  await appendToFile(write, { kind: "problems", name: problemsName(file.name), jobId }, (isNew) =>
    Buffer.from(isNew ? problems.header + lines : lines),
  );
}
