import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import type { Role } from "./roles.ts";

/** Gives a person another role. Throws NOT_FOUND, and CONFLICT where nobody would be left to administer. */
export async function changeRole(context: Context, personId: number, role: Role): Promise<void> {
  await change(context, "manual", async (write) => {
    const person = await lockPerson(write, personId);
    if (person.role === role) return;
    if (person.role === "admin") await refuseLastAdmin(write, personId);
    await write.query(sql`
      update org_person set role = ${role} where org_id = ${context.orgId} and person_id = ${personId}::int`);
    await recordAudit(write, "person.changeRole", {
      id: personId,
      name: person.name,
      detail: { from: person.role, to: role },
    });
  });
}

/**
 * Ends a person's place in the organization: they can't get in any more, and what they own stays theirs by name. Throws
 * NOT_FOUND, and CONFLICT where nobody would be left to administer.
 */
export async function removePerson(context: Context, personId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const person = await lockPerson(write, personId);
    if (person.role === "admin") await refuseLastAdmin(write, personId);
    await write.query(sql`
      update org_person set left_at = now() where org_id = ${context.orgId} and person_id = ${personId}::int`);
    write.touch(["options"]);
    await recordAudit(write, "person.remove", { id: personId, name: person.name });
  });
}

async function lockPerson(write: Write, personId: number): Promise<{ name: string; role: Role }> {
  await write.lock("people");
  const [person] = await write.query<{ name: string; role: Role }>(sql`
    select p.name, m.role from org_person m join person p on p.id = m.person_id
    where m.org_id = ${write.context.orgId} and m.person_id = ${personId}::int and m.left_at is null`);
  if (!person) throw notFound("person", personId);
  return person;
}

async function refuseLastAdmin(write: Write, personId: number): Promise<void> {
  const [row] = await write.query<{ others: number }>(sql`
    select count(*)::int as others from org_person
    where org_id = ${write.context.orgId} and role = 'admin' and left_at is null and person_id <> ${personId}::int`);
  if (row?.others === 0) {
    throw new CrmError("CONFLICT", "This is the only admin: make somebody else one first.");
  }
}
