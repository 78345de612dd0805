import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { execute } from "../run.ts";
import { DAYS_KEPT, type FileKind, PART_BYTES } from "./file.ts";

export interface NewFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly jobId: number;
}

/**
 * Takes the bytes of a file that a job makes, and keeps them part by part, so that a file of any size takes no more
 * memory than one part. Nobody can read it before `complete`.
 */
export class FileWriter {
  readonly id: number;
  readonly #context: Context;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #part = 0;
  #bytes = 0;

  private constructor(context: Context, id: number) {
    this.#context = context;
    this.id = id;
  }

  /** In place of what the job wrote before, if it was killed. */
  static async begin(context: Context, { kind, name, jobId }: NewFile): Promise<FileWriter> {
    const [row] = await execute<{ id: number }>(
      context,
      sql`
        with former as (
          delete from stored_file where org_id = ${context.orgId} and job_id = ${jobId}::int and kind = ${kind}
        )
        insert into stored_file (org_id, kind, name, job_id, created_by_id, expires_at)
        values (${context.orgId}::int, ${kind}, ${name}, ${jobId}::int, ${context.actorId}::int, now() + ${DAYS_KEPT}::int * interval '1 day')
        returning id`,
    );
    return new FileWriter(context, row?.id ?? 0);
  }

  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (this.#pendingBytes + rest.length >= PART_BYTES) {
      const taken = PART_BYTES - this.#pendingBytes;
      this.#push(rest.subarray(0, taken));
      rest = rest.subarray(taken);
      await this.#flush();
    }
    if (rest.length > 0) this.#push(rest);
  }

  /** Returns the size, in bytes. */
  async complete(): Promise<number> {
    if (this.#pendingBytes > 0) await this.#flush();
    await execute(
      this.#context,
      sql`update stored_file set bytes = ${this.#bytes}::int where org_id = ${this.#context.orgId} and id = ${this.id}::int`,
    );
    return this.#bytes;
  }

  /** Leaves nothing of it. */
  async discard(): Promise<void> {
    await execute(
      this.#context,
      sql`delete from stored_file where org_id = ${this.#context.orgId} and id = ${this.id}::int`,
    );
  }

  #push(bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#bytes += bytes.length;
  }

  async #flush(): Promise<void> {
    const data = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    await execute(
      this.#context,
      sql`
        insert into file_chunk (org_id, file_id, part, data)
        values (${this.#context.orgId}::int, ${this.id}::int, ${this.#part++}::int, ${data}::bytea)`,
    );
  }
}

/**
 * Adds to a file of a job in the job's own transaction, so that what it did and what it says of that are kept together;
 * begins the file where there is none. It can be read at any time.
 */
export async function appendToFile(
  write: Write,
  { kind, name, jobId }: NewFile,
  data: (isNew: boolean) => Uint8Array,
): Promise<void> {
  const { orgId, actorId } = write.context;
  const [known] = await write.query<{ id: number; parts: number }>(sql`
    select f.id, (select count(*)::int from file_chunk c where c.org_id = f.org_id and c.file_id = f.id) as parts
    from stored_file f where f.org_id = ${orgId} and f.job_id = ${jobId}::int and f.kind = ${kind} for update`);
  const bytes = data(!known);
  const [file] = known
    ? await write.query<{ id: number }>(sql`
        update stored_file set bytes = bytes + ${bytes.length}::int
        where org_id = ${orgId} and id = ${known.id}::int returning id`)
    : await write.query<{ id: number }>(sql`
        insert into stored_file (org_id, kind, name, job_id, created_by_id, bytes, expires_at)
        values (${orgId}::int, ${kind}, ${name}, ${jobId}::int, ${actorId}::int, ${bytes.length}::int, now() + ${DAYS_KEPT}::int * interval '1 day')
        returning id`);
  await write.query(sql`
    insert into file_chunk (org_id, file_id, part, data)
    values (${orgId}::int, ${file?.id ?? 0}::int, ${known?.parts ?? 0}::int, ${bytes}::bytea)`);
}
