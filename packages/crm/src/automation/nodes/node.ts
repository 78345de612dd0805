import { sql } from "@segments/rules";
import type { AuditAction } from "../../audit/audit-actions.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { change, type Write } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { readCustomerIds } from "../../customers/customer-ids.ts";
import { CrmError } from "../../errors.ts";
import { customersAmong, type Effect } from "../effects.ts";
import { once } from "./once.ts";

/** How many customers a call may be about. */
export const MOST_CUSTOMERS = 10_000;

/** What every node takes. */
export interface NodeCall {
  /** 1 to 200 characters, the caller's own for this call and its retries. Kept for a day. */
  readonly idempotencyKey: string;
  readonly customerIds: readonly number[];
}

/** What became of the customers of a call. */
export interface NodeAnswer {
  readonly changed: number;
  readonly alreadySo: number;
  /** Ids that are no customers of the organization (any more); nothing was done with them. */
  readonly unknown: number;
  readonly unknownIds: readonly number[];
}

/** What the customers were put into, or given. */
export interface NodeTarget {
  readonly id: number;
  readonly name: string;
}

type NodeName = "addToSegment" | "exitCooldown" | "addTag" | "removeTag";

interface Node<Asked> {
  readonly name: NodeName;
  /** Everything but the customers that tells a call from another. */
  readonly asked: Asked;
  /** Finds, or makes, what it is about. */
  readonly target: (write: Write) => Promise<NodeTarget>;
  readonly effect: (targetId: number) => Effect;
}

/**
 * Does a node's work for up to 10,000 customers, in one transaction and once for each key. Throws INVALID, CONFLICT (the key
 * stands for another call), and what finding the target throws.
 */
export function runNode(
  context: Context,
  { idempotencyKey, customerIds }: NodeCall,
  { name, asked, target, effect }: Node<unknown>,
): Promise<NodeAnswer & { readonly target: NodeTarget }> {
  const { orgId } = context;
  const ids = readCustomerIds(customerIds);
  if (ids.length === 0 || ids.length > MOST_CUSTOMERS) {
    throw new CrmError(
      "INVALID",
      `A call is about 1 to ${MOST_CUSTOMERS.toLocaleString("en")} customers, and this is about ${ids.length.toLocaleString("en")}: split it.`,
    );
  }
  return change(context, "automation", (write) =>
    once(write, { idempotencyKey, asked: [name, asked, ids] }, async () => {
      const { id, name: targetName } = await target(write);
      const changed = await effect(id)(write, customersAmong(orgId, ids));
      const unknown = changed === ids.length ? [] : await unknownAmong(write, ids);
      if (changed > 0)
        await recordAudit(write, `automation.${name}` satisfies AuditAction, {
          id,
          name: targetName,
          detail: { changed },
        });
      return {
        changed,
        alreadySo: ids.length - changed - unknown.length,
        unknown: unknown.length,
        unknownIds: unknown,
        target: { id, name: targetName },
      };
    }),
  );
}

async function unknownAmong(write: Write, ids: readonly number[]): Promise<number[]> {
  const rows = await write.query<{ id: number }>(sql`
    select a.id from unnest(${[...ids]}::int[]) as a (id)
    where not exists (select from customer c where c.org_id = ${write.context.orgId}::int and c.id = a.id) order by a.id`);
  return rows.map(({ id }) => id);
}
