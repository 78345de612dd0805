import { sql } from "@segments/rules";
import { setOwner, setOwners } from "../customers/owner-statements.ts";
import { CrmError } from "../errors.ts";
import { requirePlace } from "../people/require-place.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

const facets = () => ["owner"];

const shared: Omit<BulkAction, "read"> = {
  facets,
  wouldChange: (orgId, customers, { ownerId = null }) => sql`
    select c.id from (${customers}) k join customer c on c.org_id = ${orgId}::int and c.id = k.id
    where c.owner_id is distinct from ${ownerId}::int`,
  before: sql`jsonb_agg(former_owner_id)`,
  apply: (orgId, customers, { ownerId = null }) => setOwner(orgId, customers, ownerId),
  restore: (orgId, customers) =>
    setOwners(orgId, sql`select d.id, (d.before ->> 0)::int as owner_id from (${customers}) d`),
};

/** Makes a person of the organization the owner, or nobody. */
export const assignOwner: BulkAction = {
  ...shared,
  async read(context, { ownerId }: BulkInput) {
    if (ownerId === undefined) throw new CrmError("INVALID", "Pick an owner, or nobody.");
    if (ownerId !== null) await requirePlace(context, ownerId);
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
