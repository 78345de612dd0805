import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { getJob, type Job } from "../../jobs/job.ts";
import { run } from "../../run.ts";
import type { ImportInput } from "./import-input.ts";
import { emptyReport, type ImportReport } from "./import-report.ts";

/** An import, or a check of one, with all that it found. */
export interface ImportDetail {
  readonly job: Job;
  readonly isCheck: boolean;
  readonly file: ImportInput["file"];
  readonly encoding: ImportInput["encoding"];
  readonly delimiter: ImportInput["delimiter"];
  readonly columns: ImportInput["columns"];
  readonly options: ImportInput["options"];
  readonly report: ImportReport;
}

/** Throws NOT_FOUND, also for a job that is no import. */
export async function getImport(context: Context, jobId: number): Promise<ImportDetail> {
  const [found] = await run<{ action: string; input: ImportInput; report: ImportReport | null }>(
    context,
    sql`
      select action, input, report from job
      where org_id = ${context.orgId} and id = ${jobId}::int and action in ('import', 'checkImport')`,
  );
  if (!found) throw notFound("import", jobId);
  const { file, encoding, delimiter, columns, options } = found.input;
  return {
    job: await getJob(context, jobId),
    isCheck: found.action === "checkImport",
    file,
    encoding,
    delimiter,
    columns,
    options,
    report: found.report ?? emptyReport(),
  };
}
