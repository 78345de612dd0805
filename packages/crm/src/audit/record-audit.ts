import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";
import type { AuditAction } from "./audit-actions.ts";

/** What something was done to. */
export interface AuditSubject {
  readonly id?: number;
  readonly name?: string;
  /** What else there is to say: counts, a role; never a secret. */
  readonly detail?: Readonly<Record<string, number | string | boolean | null>>;
}

/** Adds to the audit log, an entry per subject, in the transaction of what was done. */
export async function recordAudit(
  write: Write,
  action: AuditAction,
  given: AuditSubject | readonly AuditSubject[],
  /** Who did it where, if that came to be by this very write. */
  { orgId, actorId }: Pick<Context, "orgId" | "actorId"> = write.context,
): Promise<void> {
  const subjects = Array.isArray(given) ? given : [given];
  if (subjects.length === 0) return;
  const { caller } = write.context;
  const ids = subjects.map(({ id }) => id ?? null);
  const names = subjects.map(({ name }) => name ?? null);
  const details = subjects.map(({ detail }) => (detail ? JSON.stringify(detail) : null));
  await write.query(sql`
    insert into audit_entry (org_id, actor_id, api_key_id, actor_name, action, subject_id, subject_name, detail, address, request)
    select ${orgId}::int, ${actorId}::int, ${caller?.apiKey?.id ?? null}::int,
      coalesce((select p.name from person p where p.id = ${actorId}::int), ${caller?.apiKey?.name ?? null}::text, 'Segments'),
      ${action}, s.id, s.name, s.detail::jsonb, ${caller?.address ?? null}::text, ${caller?.requestId ?? null}::text
    from unnest(${ids}::int[], ${names}::text[], ${details}::text[]) as s (id, name, detail)`);
}
