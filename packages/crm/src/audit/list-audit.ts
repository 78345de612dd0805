import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { AuditAction } from "./audit-actions.ts";

export interface AuditEntry {
  readonly id: number;
  /** ISO 8601 */
  readonly at: string;
  readonly actor: { readonly id: number | null; readonly apiKeyId: number | null; readonly name: string };
  readonly action: AuditAction;
  readonly subject: { readonly id: number | null; readonly name: string | null };
  readonly detail: Readonly<Record<string, number | string | boolean | null>> | null;
  readonly address: string | null;
  readonly requestId: string | null;
}

export interface AuditRequest {
  readonly action?: AuditAction | undefined;
  readonly actorId?: number | undefined;
  readonly apiKeyId?: number | undefined;
  /** ISO 8601; the first and the last moment. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Those older than this entry. */
  readonly before?: number | undefined;
  /** 1 to 200 */
  readonly limit: number;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

/** The audit log, the newest first. */
export async function listAudit(context: Context, request: AuditRequest): Promise<AuditPage> {
  const { action, actorId, apiKeyId, from, to, before, limit } = request;
  const found = await run<AuditEntry>(
    context,
    sql`
      select id, ${iso(sql`at`)} as at,
        json_build_object('id', actor_id, 'apiKeyId', api_key_id, 'name', actor_name) as actor,
        action, json_build_object('id', subject_id, 'name', subject_name) as subject, detail, address, request as "requestId"
      from audit_entry
      where org_id = ${context.orgId}
        ${action ? sql`and action = ${action}` : sql``}
        ${actorId ? sql`and actor_id = ${actorId}::int` : sql``}
        ${apiKeyId ? sql`and api_key_id = ${apiKeyId}::int` : sql``}
        ${from ? sql`and at >= ${from}::timestamptz` : sql``}
        ${to ? sql`and at <= ${to}::timestamptz` : sql``}
        ${before ? sql`and id < ${before}::int` : sql``}
      order by id desc limit ${limit + 1}::int`,
  );
  const entries = found.slice(0, limit);
  return { entries, before: found.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
