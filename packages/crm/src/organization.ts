import { type Sql, sql } from "@segments/rules";
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

/** A person's place in an organization; undefined where they have none there. */
export function findSession(
  services: Services,
  orgId: number,
  personId: number,
): Promise<Session | undefined> {
  return readSession(services, sql`and m.org_id = ${orgId}::int and m.person_id = ${personId}::int`);
}

/** A person's place in the organization they prefer, or else in the first of theirs. */
export function findAnySession(
  services: Services,
  personId: number,
  preferred: number | null,
): Promise<Session | undefined> {
  return readSession(
    services,
    sql`and m.person_id = ${personId}::int order by m.org_id is distinct from ${preferred}::int, m.org_id limit 1`,
  );
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

async function readSession(services: Services, which: Sql): Promise<Session | undefined> {
  const [row] = await run<Session>(
    { services },
    sql`
      select json_build_object('id', p.id, 'name', p.name, 'email', p.email) as user, m.role,
        json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone) as organization
      from org_person m join person p on p.id = m.person_id join organization o on o.id = m.org_id
      where m.left_at is null ${which}`,
  );
  return row;
}
