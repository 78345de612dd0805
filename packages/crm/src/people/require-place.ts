import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { run } from "../run.ts";

/** Throws NOT_FOUND where a person has no place in the organization, or none any more. */
export async function requirePlace(context: Context, personId: number): Promise<void> {
  const [place] = await run(
    context,
    sql`
      select m.person_id from org_person m
      where m.org_id = ${context.orgId} and m.person_id = ${personId}::int and m.left_at is null`,
  );
  if (!place) throw notFound("person", personId);
}
