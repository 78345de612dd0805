import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import { newSecret } from "../secret.ts";
import { readEmail } from "./person-details.ts";
import type { Role } from "./roles.ts";

export interface Invitation {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

/** How long an invitation can be accepted, in days. */
const INVITATION_DAYS = 7;

const columns = sql`id, email, role,
  ${iso(sql`created_at`)} as "createdAt",
  ${iso(sql`expires_at`)} as "expiresAt"`;

/**
 * Invites somebody; an earlier invitation of the same address is replaced. The secret is told this once, for the link.
 * Throws INVALID (the address) and CONFLICT (they are in already).
 */
export async function invitePerson(
  context: Context,
  { email: given, role }: { readonly email: string; readonly role: Role },
): Promise<Invitation & { readonly secret: string }> {
  const { orgId, actorId } = context;
  const email = readEmail(given);
  const secret = newSecret(orgId);
  return change(context, "manual", async (write) => {
    await write.lock("people");
    const [present] = await write.query(sql`
      select from org_person m join person p on p.id = m.person_id
      where m.org_id = ${orgId} and p.email = ${email} and m.left_at is null`);
    if (present) throw new CrmError("CONFLICT", `${email} is in this organization already.`);
    await write.query(sql`
      update invitation set revoked_at = now()
      where org_id = ${orgId} and email = ${email} and accepted_at is null and revoked_at is null`);
    const [invitation] = await write.query<Invitation>(sql`
      insert into invitation (org_id, email, role, secret_hash, invited_by_id, expires_at)
      values (${orgId}::int, ${email}, ${role}, ${secret.hash}, ${actorId}::int, now() + make_interval(days => ${INVITATION_DAYS}::int))
      returning ${columns}`);
    await recordAudit(write, "person.invite", { name: email, detail: { role } });
    return { ...(invitation as Invitation), secret: secret.text };
  });
}

/** The invitations that can still be accepted, the newest first. */
export function listInvitations(context: Context): Promise<Invitation[]> {
  return run<Invitation>(
    context,
    sql`
      select ${columns} from invitation
      where org_id = ${context.orgId} and accepted_at is null and revoked_at is null and expires_at > now()
      order by id desc`,
  );
}

/** Makes an invitation's link worthless. Throws NOT_FOUND. */
export async function revokeInvitation(context: Context, invitationId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const [found] = await write.query<{ email: string }>(sql`
      update invitation set revoked_at = now()
      where org_id = ${context.orgId} and id = ${invitationId}::int and accepted_at is null and revoked_at is null
      returning email`);
    if (!found) throw notFound("open invitation", invitationId);
    await recordAudit(write, "invitation.revoke", { id: invitationId, name: found.email });
  });
}
