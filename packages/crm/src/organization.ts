import { type Sql, sql } from "@segments/rules";
import type { Context, Services } from "./context.ts";
import { CrmError } from "./errors.ts";
import { run } from "./run.ts";

/** Who is signed in, and where. */
export interface Session {
  readonly user: { readonly id: number; readonly name: string; readonly email: string };
  readonly organization: {
    readonly id: number;
    readonly name: string;
    /** IANA */
    readonly timeZone: string;
  };
}

/** A person's place in an organization; undefined where they have none there. */
export function findSession(
  services: Services,
  orgId: number,
  personId: number,
): Promise<Session | undefined> {
  return readSession(services, sql`where m.org_id = ${orgId}::int and m.person_id = ${personId}::int`);
}

/** The first person of the first organization; undefined in an empty database. */
export function demoSession(services: Services): Promise<Session | undefined> {
  return readSession(services, sql`order by m.org_id, m.person_id limit 1`);
}

/** The session for which a context acts. */
export async function currentSession(context: Context): Promise<Session> {
  const session =
    context.actorId === null
      ? undefined
      : await findSession(context.services, context.orgId, context.actorId);
  if (!session) throw new CrmError("NOT_FOUND", "You have no place in this organization any more.");
  return session;
}

async function readSession(services: Services, which: Sql): Promise<Session | undefined> {
  const [row] = await run<Session>(
    { services },
    sql`
      select json_build_object('id', p.id, 'name', p.name, 'email', p.email) as user,
        json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone) as organization
      from org_person m join person p on p.id = m.person_id join organization o on o.id = m.org_id ${which}`,
  );
  return row;
}
