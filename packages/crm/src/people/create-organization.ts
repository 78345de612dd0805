import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Caller, Context, Services } from "../context.ts";
import { CrmError } from "../errors.ts";
import { run } from "../run.ts";
import { createSystemSegments } from "../segments/system-segments.ts";
import { createPerson, type NewPerson } from "./create-person.ts";
import { readEmail, readName } from "./person-details.ts";

export interface FirstOrganization extends NewPerson {
  readonly email: string;
  readonly organization: string;
  /** IANA */
  readonly timeZone: string;
}

/** Whether somebody can sign in at all; until then the installation waits to be set up. */
export async function hasAccounts(services: Services): Promise<boolean> {
  const [row] = await run<{ some: boolean }>(
    { services },
    sql`select exists (select from person_account) as some`,
  );
  return row?.some ?? false;
}

/**
 * Sets an installation up, once: its first organization, and its admin, who also gets what organizations there are
 * already. Throws CONFLICT where that was done, and INVALID.
 */
export async function createFirstOrganization(
  services: Services,
  { organization, timeZone, email: given, ...person }: FirstOrganization,
  caller: Caller,
): Promise<{ readonly orgId: number; readonly email: string }> {
  const email = readEmail(given);
  const name = readName(organization, "An organization");
  if (!isTimeZone(timeZone))
    throw new CrmError("INVALID", `There is no time zone “${timeZone.slice(0, 100)}”.`);
  const nobody: Context = {
    services,
    orgId: 0,
    actorId: null,
    caller,
    now: services.cache.clock(),
    timeZone,
  };
  return change(nobody, "manual", async (write) => {
    await write.lock("setup");
    const [taken] = await write.query(sql`select from person_account limit 1`);
    if (taken) throw new CrmError("CONFLICT", "This installation is set up already: sign in.");
    const [created] = await write.query<{ id: number }>(
      sql`insert into organization (name, time_zone) values (${name}, ${timeZone}) returning id`,
    );
    const orgId = created?.id ?? 0;
    const personId = await createPerson(write, email, person);
    await write.query(sql`
      insert into org_person (org_id, person_id, role) values (${orgId}::int, ${personId}::int, 'admin')`);
    // A demo that was filled in before anybody could enter it.
    await write.query(sql`
      insert into org_person (org_id, person_id, role)
      select o.id, ${personId}::int, 'admin' from organization o where o.id <> ${orgId}::int`);
    await createSystemSegments(write, orgId);
    await recordAudit(write, "organization.create", { id: orgId, name }, { orgId, actorId: personId });
    return { orgId, email };
  });
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
