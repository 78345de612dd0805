import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { Role } from "./roles.ts";

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** ISO 8601 */
  readonly joinedAt: string;
}

/** Who has a place in the organization, by name. */
export function listPeople(context: Context): Promise<Person[]> {
  return run<Person>(
    context,
    sql`
      select p.id, p.name, p.email, m.role, ${iso(sql`m.joined_at`)} as "joinedAt"
      from org_person m join person p on p.id = m.person_id
      where m.org_id = ${context.orgId} and m.left_at is null order by lower(p.name), p.id`,
  );
}
