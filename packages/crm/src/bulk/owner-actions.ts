import { sql } from "@segments/rules";
import { CrmError, notFound } from "../errors.ts";
import { run } from "../run.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

const facets = () => ["owner"];

const shared: Omit<BulkAction, "read"> = {
  facets,
  wouldChange: (orgId, customers, { ownerId = null }) => sql`
    select c.id from (${customers}) k join customer c on c.org_id = ${orgId}::int and c.id = k.id
    where c.owner_id is distinct from ${ownerId}::int`,
  apply: (orgId, customers, { ownerId = null }) => sql`
    update customer c set owner_id = ${ownerId}::int, updated_at = now()
    from (
      select o.id, o.owner_id from (${customers}) k join customer o on o.org_id = ${orgId}::int and o.id = k.id
      where o.owner_id is distinct from ${ownerId}::int order by o.id for no key update of o
    ) was
    where c.org_id = ${orgId}::int and c.id = was.id
    returning c.id as customer_id, coalesce(to_jsonb(was.owner_id), 'null') as before`,
  restore: (orgId, customers) => sql`
    update customer c set owner_id = (k.before ->> 0)::int, updated_at = now() from (${customers}) k
    where c.org_id = ${orgId}::int and c.id = k.id
    returning c.id as customer_id, null::jsonb as before`,
};

/** Makes a person of the organization the owner, or nobody. */
export const assignOwner: BulkAction = {
  ...shared,
  async read(context, { ownerId }: BulkInput) {
    if (ownerId === undefined) throw new CrmError("INVALID", "Pick an owner, or nobody.");
    if (ownerId === null) return { ownerId };
    const [person] = await run(
      context,
      sql`
        select person_id as id from org_person
        where org_id = ${context.orgId} and person_id = ${ownerId}::int and left_at is null`,
    );
    if (!person) throw notFound("person", ownerId);
    return { ownerId };
  },
};

/** Makes whoever asks the owner. */
export const claim: BulkAction = {
  ...shared,
  async read({ actorId }) {
    if (actorId === null)
      throw new CrmError("INVALID", "A key can’t own customers: assign an owner instead.");
    return { ownerId: actorId };
  },
};
