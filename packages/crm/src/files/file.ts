import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";

/** upload: to be imported. export: what a job wrote out. problems: the rows that an import refused. */
export type FileKind = "upload" | "export" | "problems";

/** A file that is kept for a while. */
export interface StoredFile {
  readonly id: number;
  readonly kind: FileKind;
  readonly name: string;
  /** The job that made it. */
  readonly jobId: number | null;
  /** Null until all of it is there. */
  readonly bytes: number | null;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601; it is gone after this. */
  readonly expiresAt: string;
}

export type WholeFile = StoredFile & { readonly bytes: number };

/** How much of a file is kept in one row, in bytes, at the most. */
export const PART_BYTES = 512 * 1024;

/** How long a file is kept, in days. */
export const DAYS_KEPT = 7;

/** Throws NOT_FOUND, also for one of another organization and for one that is no longer kept. */
export async function getFile(context: Context, fileId: number): Promise<StoredFile> {
  const [file] = await run<StoredFile>(
    context,
    sql`
      select id, kind, name, job_id as "jobId", bytes, ${iso(sql`created_at`)} as "createdAt", ${iso(sql`expires_at`)} as "expiresAt"
      from stored_file where org_id = ${context.orgId} and id = ${fileId}::int and expires_at > now()`,
  );
  if (!file) throw notFound("file", fileId);
  return file;
}

/** As {@link getFile}; throws NOT_FOUND also where it has not been uploaded to the end. */
export async function getWholeFile(context: Context, fileId: number): Promise<WholeFile> {
  const file = await getFile(context, fileId);
  if (file.bytes === null) throw notFound("file", fileId);
  return { ...file, bytes: file.bytes };
}

/** The bytes of a file, a part at a time. Throws NOT_FOUND where one has gone meanwhile, instead of ending early. */
export async function* readFile(context: Context, file: WholeFile): AsyncGenerator<Uint8Array> {
  let left = file.bytes;
  for (let part = 0; left > 0; part++) {
    const [row] = await run<{ data: Uint8Array }>(
      context,
      sql`select data from file_chunk where org_id = ${context.orgId} and file_id = ${file.id}::int and part = ${part}::int`,
    );
    if (!row) throw notFound("file", file.id);
    left -= row.data.length;
    yield row.data;
  }
}
