import { sql } from "@segments/rules";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";

/** A browser in which a person is signed in. */
export interface BrowserSession {
  readonly id: number;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601; to the day. */
  readonly lastSeenAt: string;
}

/** The browsers in which the person who asks is signed in, the latest first. */
export function listBrowserSessions(context: Context): Promise<BrowserSession[]> {
  return run<BrowserSession>(
    context,
    sql`
      select id, ip_address as address, user_agent as "userAgent",
        ${iso(sql`created_at`)} as "createdAt",
        ${iso(sql`updated_at`)} as "lastSeenAt"
      from person_session where person_id = ${context.actorId}::int and expires_at > now() order by updated_at desc, id desc`,
  );
}

/** Signs a browser of the person who asks out. Throws NOT_FOUND. */
export async function revokeBrowserSession(context: Context, sessionId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const [gone] = await write.query(sql`
      delete from person_session where person_id = ${context.actorId}::int and id = ${sessionId}::int returning id`);
    if (!gone) throw notFound("session", sessionId);
  });
}

/** Signs all browsers out but one. Says how many those were. */
export async function revokeOtherSessions(context: Context, kept: number): Promise<number> {
  return change(context, "manual", async (write) => {
    const gone = await write.query(sql`
      delete from person_session where person_id = ${context.actorId}::int and id <> ${kept}::int returning id`);
    return gone.length;
  });
}

/** Makes an organization the one that a browser works in. Throws NOT_FOUND where the person has no place in it. */
export async function switchOrganization(context: Context, sessionId: number, orgId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const [switched] = await write.query(sql`
      update person_session s set org_id = ${orgId}::int
      where s.id = ${sessionId}::int and s.person_id = ${context.actorId}::int
        and exists (select from org_person m where m.org_id = ${orgId}::int and m.person_id = s.person_id and m.left_at is null)
      returning s.id`);
    if (!switched) throw new CrmError("NOT_FOUND", "You have no place in that organization.");
  });
}
