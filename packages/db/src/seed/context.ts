import type pg from "pg";
import type { DemoOrganization } from "./demo.ts";
import type { Uniform } from "./random.ts";
import type { Ids } from "./segment.ts";

/** What the steps of one organization's seed share. */
export interface SeedContext {
  /** In the one transaction of the seed. */
  readonly client: pg.ClientBase;
  readonly demo: DemoOrganization;
  readonly orgId: number;
  readonly ids: Omit<Ids, "segment">;
  /** The first customer's id; the others follow it without gaps. */
  readonly firstCustomer: number;
  readonly uniform: Uniform;
  readonly random: () => number;
  /** milliseconds since 1970-01-01T00:00Z; nothing in the demo is later */
  readonly now: number;
}

/** SQL for the instant that lies an age, in milliseconds, before now. */
export function before({ now }: Pick<SeedContext, "now">, age: string): string {
  return `(timestamptz '${new Date(now).toISOString()}' - ${age} * interval '1 millisecond')`;
}

/** Runs a statement and says how many rows it wrote. */
export async function rowsOf(
  { client }: Pick<SeedContext, "client">,
  text: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const { rowCount } = await client.query(text, [...values]);
  return rowCount ?? 0;
}
