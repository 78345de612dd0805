import { sql } from "@segments/rules";
import type { Context, Services } from "../context.ts";
import { run } from "../run.ts";
import { inSnapshot } from "../snapshot.ts";
import { whileLocked } from "../while-locked.ts";
import { LedgerMemory } from "./ledger-memory.ts";
import { look } from "./look.ts";
import { Overtaken, writeRound } from "./write-round.ts";

interface Waiting {
  readonly orgId: number;
  readonly timeZone: string;
}

/**
 * Turns what happened in organizations into who joined and who left their dynamic segments. Each look is written in one
 * transaction with the mark on what it has taken in, so that a process that is killed loses and doubles nothing; of two
 * processes one looks after an organization, and the other takes over when it goes.
 */
export class Observer {
  readonly #services: Services;
  readonly #memories = new Map<number, LedgerMemory>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Looks after every organization where something happened. False where there was nothing to do. */
  async work(): Promise<boolean> {
    let worked = false;
    for (const waiting of await this.#waiting()) {
      if (await this.#lookAfter(waiting)) worked = true;
    }
    return worked;
  }

  /** Where there are changes to take in, segments that time changes, or ones that the ledger doesn't know yet. */
  #waiting(): Promise<Waiting[]> {
    const { cache } = this.#services;
    const now = new Date(cache.clock());
    return run<Waiting>(
      { services: this.#services },
      sql`
        select o.id as "orgId", o.time_zone as "timeZone" from organization o
        where exists (select from change c where c.org_id = o.id and not c.observed)
          or exists (select from segment_checkpoint p where p.org_id = o.id and p.flips_at <= ${now}::timestamptz)
          or exists (
            select from segment s where s.org_id = o.id and s.type = 'dynamic' and s.archived_at is null
              and not exists (select from segment_checkpoint p where p.org_id = s.org_id and p.segment_id = s.id))`,
    );
  }

  async #lookAfter({ orgId, timeZone }: Waiting): Promise<boolean> {
    const { database, cache } = this.#services;
    const memory = this.#memories.get(orgId) ?? new LedgerMemory();
    this.#memories.set(orgId, memory);
    const context: Context = { services: this.#services, orgId, actorId: null, now: cache.clock(), timeZone };
    try {
      return await whileLocked(database, { orgId }, async () => {
        const round = await inSnapshot(context, (within) => look(within, memory));
        if (round) await writeRound(context, memory, round);
        return round !== undefined;
      });
    } catch (error) {
      // What is remembered has been brought to where the database has not come.
      memory.clear();
      if (error instanceof Overtaken) return true;
      throw error;
    }
  }
}
