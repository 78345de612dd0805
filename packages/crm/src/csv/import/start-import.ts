import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change, type Write } from "../../changes.ts";
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
 * Begins to find out in the background what an import would do; where the same is under way already, that is the answer.
 * Throws NOT_FOUND (the file, a product) and INVALID (what is
 * no CSV file, the columns).
 */
export async function startCheck(context: Context, request: ImportRequest): Promise<Job> {
  const input = await readRequest(context, request);
  const jobId = await change(context, "import", (write) =>
    startOnce(write, "checkImport", input, async () => {}),
  );
  return getJob(context, jobId);
}

/** Begins to import a file in the background, as {@link startCheck}. */
export async function startImport(context: Context, request: ImportRequest): Promise<Job> {
  const input = await readRequest(context, request);
  const { file, rows } = input;
  const jobId = await change(context, "import", (write) =>
    startOnce(write, "import", input, (id) =>
      recordAudit(write, "customers.import", { id, name: file.name, detail: { rows } }),
    ),
  );
  return getJob(context, jobId);
}

/** However often it is clicked. Whoever does something with the file waits here. */
async function startOnce(
  write: Write,
  action: "checkImport" | "import",
  input: ImportInput,
  onBegun: (jobId: number) => Promise<void>,
): Promise<number> {
  const { orgId } = write.context;
  await write.query(
    sql`select from stored_file where org_id = ${orgId}::int and id = ${input.file.id}::int for update`,
  );
  const [running] = await write.query<{ id: number }>(sql`
    select id from job where org_id = ${orgId}::int and state = 'running' and action = ${action}
      and input - 'newestId' = ${JSON.stringify(input)}::jsonb - 'newestId'
    order by id limit 1`);
  if (running) return running.id;
  const id = await insertJob(write, { action, input });
  await onBegun(id);
  return id;
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
