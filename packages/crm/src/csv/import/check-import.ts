import type { Context } from "../../context.ts";
import type { FileJob } from "../../jobs/file-job.ts";
import { CheckMemory } from "./check-memory.ts";
import { Companies } from "./companies.ts";
import type { ImportInput } from "./import-input.ts";
import { addToReport, countedBetween, emptyReport, type ImportReport } from "./import-report.ts";
import { type ImportBatch, importBatches } from "./import-rows.ts";
import { loadKnown, readCompanies } from "./load-known.ts";
import { MadeNames } from "./made-names.ts";
import { outcomes, type Plan, planRows } from "./plan-rows.ts";
import { idsBelowZero } from "./planning.ts";
import { ProblemFile } from "./problem-file.ts";

/** Between two words on how far it came, in milliseconds. */
const SPEAK = 300;

/** Plans what an import would do, and does nothing. A process that is killed leaves nothing: another begins again. */
export const checkImport: FileJob = {
  run: (context, job) =>
    CheckMemory.during(context.services.database, async (memory) => {
      const input = job.input as ImportInput;
      const plan = planner(context, input, memory);
      const problems = new ProblemFile(context, job.id, input.file.name);
      let told = { to: job.done, report: (job.report as ImportReport | null) ?? emptyReport() };
      let now = { to: 0, report: emptyReport() };
      let spoke = performance.now();
      const tell = async (total: number) => {
        const { to, report } = now;
        await job.advance({ from: told.to, to, total, ...countedBetween(told.report, report), report });
        told = now;
        spoke = performance.now();
      };
      try {
        for await (const batch of importBatches(context, input, 0)) {
          job.signal.throwIfAborted();
          const planned = await plan(batch);
          await problems.add(batch, planned);
          now = { to: batch.from + batch.rows.length, report: addToReport(now.report, planned, outcomes) };
          if (performance.now() - spoke > SPEAK) await tell(Math.max(input.rows, now.to));
        }
        await tell(now.to);
        await problems.complete();
      } catch (error) {
        await problems.discard();
        throw error;
      }
    }),
};

/** Plans one batch after the other, each as if those before it were written. */
function planner(context: Context, { options, newestId }: ImportInput, memory: CheckMemory) {
  const kept = { companies: new Companies(), made: new MadeNames() };
  const madeBefore = { tags: 0, companies: 0, segments: 0 };
  const nextId = idsBelowZero();
  return async ({ rows }: ImportBatch): Promise<Plan> => {
    await readCompanies(context, kept.companies);
    const known = await loadKnown(context, rows, kept);
    await memory.recall(known, rows);
    const plan = planRows(rows, { known, options, newestId, madeBefore, nextId });
    await memory.keep(known, plan);
    return plan;
  };
}
