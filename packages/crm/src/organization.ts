import { sql } from "@segments/rules";
import type { Context, Services } from "./context.ts";
import type { Role } from "./people/roles.ts";
import { run } from "./run.ts";

export interface Organization {
  readonly id: number;
  readonly name: string;
  /** IANA */
  readonly timeZone: string;
}

/** Who is signed in, and where. */
export interface Session {
  readonly user: { readonly id: number; readonly name: string; readonly email: string };
  readonly role: Role;
  readonly organization: Organization;
}

/** A person's place in the organization they prefer, or else in the first of theirs; undefined where they have none. */
export async function findSession(
  services: Services,
  personId: number,
  preferred: number | null,
): Promise<Session | undefined> {
  const [session] = await run<Session>(
    { services },
    sql`
      select json_build_object('id', p.id, 'name', p.name, 'email', p.email) as user, m.role,
        json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone) as organization
      from org_person m join person p on p.id = m.person_id join organization o on o.id = m.org_id
      where m.person_id = ${personId}::int and m.left_at is null
      order by m.org_id is distinct from ${preferred}::int, m.org_id limit 1`,
  );
  return session;
}

/** The first admin of the first organization who has no password: nobody's own account. Undefined where there is none. */
export async function findDemoPerson(services: Services): Promise<number | undefined> {
  const [person] = await run<{ id: number }>(
    { services },
    sql`
      select m.person_id as id from org_person m
      where m.role = 'admin' and m.left_at is null
        and not exists (select from person_account a where a.person_id = m.person_id)
      order by m.org_id, m.person_id limit 1`,
  );
  return person?.id;
}

/** The organizations in which a person has a place. */
export function organizationsOf({ services }: Context, personId: number): Promise<Organization[]> {
  return run<Organization>(
    { services },
    sql`
      select o.id, o.name, o.time_zone as "timeZone" from org_person m join organization o on o.id = m.org_id
      where m.person_id = ${personId}::int and m.left_at is null order by o.name, o.id`,
  );
}
