import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { insertJob } from "../../jobs/insert-job.ts";
import { getJob, type Job } from "../../jobs/job.ts";
import { optionNames } from "../../options/option-names.ts";
import { run } from "../../run.ts";
import type { CsvFormat } from "../records.ts";
import { findColumns } from "./columns.ts";
import type { ImportInput } from "./import-input.ts";
import type { ImportOptions } from "./import-options.ts";
import { inspectFile } from "./inspect-import.ts";
import type { MappedColumn } from "./targets.ts";

export interface ImportRequest extends Partial<CsvFormat> {
  readonly fileId: number;
  /** What is not named is not imported. */
  readonly columns: readonly MappedColumn[];
  readonly options: ImportOptions;
}

/**
 * Begins to find out in the background what an import would do. Throws NOT_FOUND (the file, a product) and INVALID (what is
 * no CSV file, the columns).
 */
export async function startCheck(context: Context, request: ImportRequest): Promise<Job> {
  const input = await readRequest(context, request);
  const jobId = await change(context, "import", (write) =>
    insertJob(write, { action: "checkImport", input }),
  );
  return getJob(context, jobId);
}

/** Begins to import a file in the background. Throws as {@link startCheck}. */
export async function startImport(context: Context, request: ImportRequest): Promise<Job> {
  const input = await readRequest(context, request);
  const jobId = await change(context, "import", async (write) => {
    const id = await insertJob(write, { action: "import", input });
    await recordAudit(write, "customers.import", {
      id,
      name: input.file.name,
      detail: { rows: input.rows },
    });
    return id;
  });
  return getJob(context, jobId);
}

async function readRequest(
  context: Context,
  { fileId, columns, options, ...given }: ImportRequest,
): Promise<ImportInput> {
  const { file, inspection } = await inspectFile(context, fileId, given);
  const { encoding, delimiter, rows, unreadable } = inspection;
  const { scores } = findColumns(
    inspection.columns.map(({ name }) => name),
    columns,
  );
  const products = await optionNames(
    context,
    scores.map(({ productId }) => ({ source: "products", id: productId })),
  );
  for (const { productId } of scores)
    if (!products.some(({ value }) => value === productId)) throw notFound("product", productId);
  const [newest] = await run<{ id: number }>(
    context,
    sql`select coalesce(max(id), 0)::int as id from customer where org_id = ${context.orgId}`,
  );
  return {
    file: { id: file.id, name: file.name },
    encoding,
    delimiter,
    damaged: unreadable > 0,
    rows,
    newestId: newest?.id ?? 0,
    columns,
    options,
  };
}
