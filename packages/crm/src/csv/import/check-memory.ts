import { type Database, query } from "@segments/db";
import { sql, toQuery } from "@segments/rules";
import {
  addressKey,
  type CustomerState,
  type PackedState,
  packState,
  unpackState,
} from "./customer-state.ts";
import { type Known, suppressAddress } from "./known.ts";
import type { Plan, ReadRow } from "./plan-rows.ts";

type Session = Parameters<typeof query>[0];

/**
 * What a check would have written, for the rows that come later: kept in a temporary table of one session, so that it takes
 * no memory of this process, is seen by nobody and is gone with it.
 */
export class CheckMemory {
  readonly #session: Session;
  #hasSuppressed = false;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** For as long as `work` takes. */
  static async during(database: Database, work: (memory: CheckMemory) => Promise<void>): Promise<void> {
    const client = await database.pool.connect();
    let broken = true;
    try {
      await client.query("create temporary table import_check (key text primary key, value text not null)");
      await work(new CheckMemory(client));
      await client.query("drop table import_check");
      broken = false;
    } finally {
      // A session that still has the table is not used again.
      client.release(broken);
    }
  }

  /** Changes what is known of the database into what it would be by now. */
  async recall(known: Known, rows: readonly ReadRow[]): Promise<void> {
    const addresses = rows.flatMap(({ row }) => (row ? [...row.addresses, ...row.suppressed] : []));
    const sharers = await this.#read(addresses.map(({ folded }) => `email ${folded}`));
    for (const [key, ids] of sharers) {
      const email = key.slice("email ".length);
      known.emails.set(email, [...new Set([...(known.emails.get(email) ?? []), ...(ids as number[])])]);
    }
    const ids = new Set([...known.customers.keys(), ...[...known.emails.values()].flat()]);
    const states = await this.#read([...ids].map((id) => `customer ${id}`));
    for (const state of states.values() as Iterable<PackedState>)
      known.customers.set(state.id, unpackState(state));
    if (!this.#hasSuppressed) return;
    const contacts = [...known.customers.values()].flatMap((customer) => [...customer.contacts.keys()]);
    const suppressed = await this.#read(
      [...addresses.map(addressKey), ...contacts].map((key) => `suppressed ${key}`),
    );
    for (const key of suppressed.keys()) suppressAddress(known, key.slice("suppressed ".length));
  }

  /** Keeps what was planned. */
  async keep({ emails }: Known, { rows }: Plan): Promise<void> {
    const kept = new Map<string, unknown>();
    const changed = new Set<CustomerState>();
    for (const { customer, changes } of rows) {
      if (customer && changes.length > 0) changed.add(customer);
      for (const { edit } of changes) {
        if (edit.what === "address" && edit.address.channel === "email")
          kept.set(`email ${edit.address.folded}`, emails.get(edit.address.folded));
        if (edit.what === "suppressed") {
          kept.set(`suppressed ${addressKey(edit.address)}`, true);
          this.#hasSuppressed = true;
        }
      }
    }
    for (const customer of changed) kept.set(`customer ${customer.id}`, packState(customer));
    await query(
      this.#session,
      toQuery(sql`
        insert into import_check
        select * from unnest(${[...kept.keys()]}::text[], ${[...kept.values()].map((value) => JSON.stringify(value))}::text[])
        on conflict (key) do update set value = excluded.value`),
    );
  }

  async #read(keys: readonly string[]): Promise<Map<string, unknown>> {
    const rows = await query<{ key: string; value: string }>(
      this.#session,
      toQuery(sql`select key, value from import_check where key = any(${[...new Set(keys)]}::text[])`),
    );
    return new Map(rows.map(({ key, value }) => [key, JSON.parse(value)]));
  }
}
