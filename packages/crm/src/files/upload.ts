import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { execute } from "../run.ts";
import { DAYS_KEPT, getFile, PART_BYTES, type StoredFile } from "./file.ts";

/** The largest file that can be uploaded, in bytes. */
export const LARGEST_UPLOAD = 150 * 1024 * 1024;

/** Begins to take a file, whose parts follow in any order. Throws INVALID (its name or size). */
export async function beginUpload(
  context: Context,
  { name, bytes }: { readonly name: string; readonly bytes: number },
): Promise<StoredFile> {
  const shown = name.replaceAll(/[/\\\p{Cc}\p{Surrogate}]/gu, " ").trim();
  if (shown === "") throw new CrmError("INVALID", "The file needs a name.");
  if (bytes > LARGEST_UPLOAD) {
    const [size, most] = [bytes, LARGEST_UPLOAD].map((count) => Math.ceil(count / 1024 / 1024));
    throw new CrmError(
      "INVALID",
      `The file is ${size} MB large; at most ${most} MB can be taken. Split it into several.`,
    );
  }
  const [row] = await execute<{ id: number }>(
    context,
    sql`
      insert into stored_file (org_id, kind, name, created_by_id, expires_at)
      values (${context.orgId}::int, 'upload', ${shown.slice(0, 200)}, ${context.actorId}::int, now() + interval '1 day')
      returning id`,
  );
  return getFile(context, row?.id ?? 0);
}

/** Keeps a part of a file, counted from 0; all but the last have {@link PART_BYTES}. Throws NOT_FOUND and INVALID. */
export async function uploadPart(
  context: Context,
  fileId: number,
  part: number,
  data: Uint8Array,
): Promise<void> {
  if (data.length === 0 || data.length > PART_BYTES || part < 0 || part * PART_BYTES >= LARGEST_UPLOAD)
    throw new CrmError("INVALID", `A part of a file has 1 to ${PART_BYTES} bytes.`);
  const kept = await execute(
    context,
    sql`
      insert into file_chunk (org_id, file_id, part, data)
      select org_id, id, ${part}::int, ${data}::bytea from stored_file
      where org_id = ${context.orgId} and id = ${fileId}::int and kind = 'upload' and bytes is null for key share
      on conflict (org_id, file_id, part) do update set data = excluded.data
      returning part`,
  );
  if (kept.length > 0) return;
  await getFile(context, fileId);
  throw new CrmError("CONFLICT", "The file is complete already.");
}

/** Says that all parts are there. Throws NOT_FOUND, and INVALID where one is missing. */
export async function completeUpload(context: Context, fileId: number): Promise<StoredFile> {
  await getFile(context, fileId);
  const [row] = await execute<{ complete: boolean }>(
    context,
    sql`
      with parts as (
        select count(*)::int as count, max(part) as last, sum(length(data))::int as bytes,
          coalesce(bool_and(length(data) = ${PART_BYTES}::int) filter (where part < (select max(part) from file_chunk where org_id = ${context.orgId} and file_id = ${fileId}::int)), true) as full
        from file_chunk where org_id = ${context.orgId} and file_id = ${fileId}::int
      ), sealed as (
        update stored_file f set bytes = coalesce(p.bytes, 0), expires_at = now() + ${DAYS_KEPT}::int * interval '1 day'
        from parts p
        where f.org_id = ${context.orgId} and f.id = ${fileId}::int and f.bytes is null and (p.count = 0 or (p.count = p.last + 1 and p.full))
        returning f.id
      )
      select exists (select from sealed) or exists (
        select from stored_file where org_id = ${context.orgId} and id = ${fileId}::int and bytes is not null
      ) as complete`,
  );
  if (!row?.complete) throw new CrmError("INVALID", "A part of the file has not arrived: upload it again.");
  return getFile(context, fileId);
}
