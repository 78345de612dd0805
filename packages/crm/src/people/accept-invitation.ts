import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Caller, Context, Services } from "../context.ts";
import { CrmError } from "../errors.ts";
import { run } from "../run.ts";
import { readSecret } from "../secret.ts";
import { createPerson, type NewPerson } from "./create-person.ts";
import type { Role } from "./roles.ts";

/** What the holder of an invitation's link is shown. */
export interface OpenInvitation {
  readonly organization: string;
  readonly email: string;
  readonly role: Role;
  /** Whether the address has an account, which has to sign in for it. */
  readonly hasAccount: boolean;
}

/** Who joins: somebody new, or who is signed in. */
export type Joining = NewPerson | { readonly personId: number };

const open = sql`i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`;

/** The invitation of a link. Throws NOT_FOUND where it is used, revoked, expired, or none. */
export async function findInvitation(services: Services, secret: string): Promise<OpenInvitation> {
  const { orgId, hash } = readSecret(secret) ?? worthless();
  const [found] = await run<OpenInvitation>(
    { services },
    sql`
      select o.name as organization, i.email, i.role, exists (select from person p where p.email = i.email) as "hasAccount"
      from invitation i join organization o on o.id = i.org_id
      where i.org_id = ${orgId}::int and i.secret_hash = ${hash} and ${open}`,
  );
  return found ?? worthless();
}

/**
 * Takes an invitation up, once. Throws NOT_FOUND (used, revoked, expired, or none), CONFLICT (the address has an account
 * and nobody is signed in; or it is another's) and INVALID (the name).
 */
export async function acceptInvitation(
  services: Services,
  secret: string,
  joining: Joining,
  caller: Caller,
): Promise<{ readonly orgId: number; readonly email: string }> {
  const { orgId, hash } = readSecret(secret) ?? worthless();
  const actorId = "personId" in joining ? joining.personId : null;
  const context: Context = { services, orgId, actorId, caller, now: services.cache.clock(), timeZone: "UTC" };
  return change(context, "manual", async (write) => {
    await write.lock("people");
    const [invitation] = await write.query<{ id: number; email: string; role: Role }>(sql`
      select i.id, i.email, i.role from invitation i
      where i.org_id = ${orgId}::int and i.secret_hash = ${hash} and ${open} for update`);
    if (!invitation) return worthless();
    const { id, email, role } = invitation;
    let personId: number;
    if ("personId" in joining) {
      ({ personId } = joining);
      const [person] = await write.query<{ email: string }>(
        sql`select email from person where id = ${personId}::int`,
      );
      if (person?.email !== email) {
        throw new CrmError("CONFLICT", `The invitation is for ${email}: sign in with that address.`);
      }
    } else {
      personId = await createPerson(write, email, joining);
    }
    await write.query(sql`
      insert into org_person (org_id, person_id, role) values (${orgId}::int, ${personId}::int, ${role})
      on conflict (org_id, person_id) do update set role = excluded.role, left_at = null, joined_at = now()`);
    await write.query(sql`
      update invitation set accepted_at = now() where org_id = ${orgId}::int and id = ${id}::int`);
    write.touch(["options"]);
    await recordAudit(
      write,
      "person.join",
      { id: personId, name: email, detail: { role } },
      { orgId, actorId: personId },
    );
    return { orgId, email };
  });
}

function worthless(): never {
  throw new CrmError(
    "NOT_FOUND",
    "This invitation was used, was taken back, or has expired. Ask for another one.",
  );
}
