import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { CrmError } from "../errors.ts";
import { readName } from "./person-details.ts";

export interface NewPerson {
  readonly name: string;
  /** As the sign-in library makes it. */
  readonly passwordHash: string;
}

/** Makes a person who can sign in. Throws INVALID, and CONFLICT where the address has an account. */
export async function createPerson(
  write: Write,
  email: string,
  { name, passwordHash }: NewPerson,
): Promise<number> {
  const [person] = await write.query<{ id: number }>(sql`
    insert into person (name, email, email_verified) values (${readName(name, "A person")}, ${email}, true)
    on conflict (email) do nothing returning id`);
  if (!person) {
    throw new CrmError("CONFLICT", `${email} has an account already: sign in, then open the link again.`);
  }
  await write.query(sql`
    insert into person_account (person_id, provider_id, account_id, password)
    values (${person.id}::int, 'credential', ${String(person.id)}, ${passwordHash})`);
  return person.id;
}
