import { query } from "@segments/db";
import { expect } from "vitest";
import type { TestServer } from "./server.ts";

export interface LedgerEntry {
  readonly seq: number;
  readonly segmentId: number;
  readonly customerId: number;
  readonly joined: boolean;
  readonly cause: string;
  readonly actorId: number | null;
  readonly ruleRevision: number;
}

/** The log of an organization, in its order. */
export function readLog(server: TestServer, orgId: number): Promise<LedgerEntry[]> {
  return query<LedgerEntry>(server.database, {
    text: `select l.seq::float8 as seq, l.segment_id as "segmentId", l.customer_id as "customerId", l.joined,
        l.rule_revision as "ruleRevision", c.cause, c.actor_id as "actorId"
      from membership_log l join change c on c.org_id = l.org_id and c.id = l.change_id
      where l.org_id = $1 order by l.seq`,
    values: [orgId],
  });
}

/** Until the ledger has taken in all that has been written. */
export async function settled(server: Pick<TestServer, "database">, orgId: number): Promise<void> {
  const waiting = () =>
    query(server.database, {
      text: `select from change where org_id = $1 and not observed
        union all select from segment s where s.org_id = $1 and s.type = 'dynamic' and s.archived_at is null
          and not exists (select from segment_checkpoint p where p.org_id = s.org_id and p.segment_id = s.id)`,
      values: [orgId],
    });
  await expect.poll(async () => (await waiting()).length, { timeout: 60_000, interval: 5 }).toBe(0);
}
