import { fold, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { ALL_FACETS } from "../../customers/all-facets.ts";
import type { CustomerState } from "./customer-state.ts";
import { Edits, type OwnedEdit } from "./edits.ts";
import { insertCustomers } from "./import-statements.ts";
import { makeNames, nextIds } from "./make-names.ts";
import type { Plan } from "./plan-rows.ts";
import type { Edit } from "./row-changes.ts";
import { writeAddresses } from "./write-addresses.ts";
import { writeColumns } from "./write-columns.ts";
import { writeMembers, writeScores, writeTags } from "./write-lists.ts";

/** Does what was planned, in a few statements for each kind of edit, however many rows they come from. */
export async function applyPlan(write: Write, plan: Plan): Promise<void> {
  const names = await makeNames(write, plan.made);
  const ids = await nextIds(write, "customer", plan.created.length);
  const newIds = new Map(plan.created.map(({ id }, index) => [id, ids[index] ?? 0]));
  await addCustomers(
    write,
    plan.created.map((customer, index) => ({
      ...customer,
      id: ids[index] ?? 0,
      companyId: customer.companyId && (names.get(customer.companyId) ?? customer.companyId),
    })),
  );
  const owned = plan.rows.flatMap(({ customer, changes }) =>
    changes.map(({ edit }): OwnedEdit => {
      const id = customer?.id ?? 0;
      return { customerId: newIds.get(id) ?? id, isNew: id < 0, edit: withNames(edit, names) };
    }),
  );
  const edits = new Edits(owned);
  await writeColumns(write, edits);
  await writeAddresses(write, edits);
  await writeTags(write, edits);
  await writeScores(write, edits);
  await writeMembers(write, edits);
}

/** An edit that names something that has just been made, by the id that it has now. */
function withNames(edit: Edit, names: ReadonlyMap<number, number>): Edit {
  if ((edit.what === "tag" || edit.what === "segment") && edit.id < 0)
    return { ...edit, id: names.get(edit.id) ?? edit.id };
  if (edit.what === "companyId" && edit.to !== null && edit.to < 0)
    return { ...edit, to: names.get(edit.to) ?? edit.to };
  return edit;
}

async function addCustomers(write: Write, created: readonly CustomerState[]): Promise<void> {
  if (created.length === 0) return;
  const column = <Key extends keyof CustomerState>(key: Key) => created.map((customer) => customer[key]);
  const given = sql`
    select * from unnest(${column("id")}::int[], ${column("name")}::text[], ${column("name").map(fold)}::text[],
      ${column("companyId")}::int[], ${column("ownerId")}::int[], ${column("country")}::text[], ${column("language")}::text[]
    ) as n (id, name, folded, company_id, owner_id, country, language)`;
  await write.affect(insertCustomers(write.context.orgId, given), ALL_FACETS);
}
