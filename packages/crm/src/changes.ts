import { Prisma } from "@segments/db";
import { type Sql, sql } from "@segments/rules";
import type { Context } from "./context.ts";

/** The channel on which processes tell each other of writes. */
export const CHANGES_CHANNEL = "segments_changes";

/** What a notification says: the organization, the facets (absent: anything), and the process that wrote. */
export interface ChangeNotice {
  readonly org: number;
  readonly facets?: readonly string[];
  readonly from: string;
}

/** Who or what made a change: the last two are of the membership ledger, when time or a rule brought something about. */
export type Cause = "manual" | "import" | "automation" | "bulk" | "campaign" | "clock" | "rule";

/** NOTIFY carries less than 8,000 bytes; above this the notice says "anything". */
const NOTICE_BYTES = 7_000;
const ATTEMPTS = 4;

/**
 * The one door for writes to what a rule can see. Runs `work` in one transaction together with the change records and the
 * notice to other processes, and lets go of everything this process has cached of it before it returns. `work` runs again
 * when the database had to break a deadlock, so it must do nothing but write through `write`.
 */
export async function change<Result>(
  context: Context,
  cause: Cause,
  work: (write: Write) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const facets = new Set<string>();
    try {
      return await context.services.database.prisma.$transaction(
        async (tx) => {
          const write = new Write(context, cause, tx, facets);
          const result = await work(write);
          await write.notify();
          return result;
        },
        { timeout: 120_000, maxWait: 10_000 },
      );
    } catch (error) {
      if (attempt >= ATTEMPTS || !isDeadlock(error)) throw error;
    } finally {
      // Also after an error: a commit whose answer was lost may have happened.
      if (facets.size > 0) context.services.cache.touch(context.orgId, [...facets]);
    }
  }
}

export class Write {
  readonly tx: Prisma.TransactionClient;
  /** For reads that have to see what this transaction sees. */
  readonly context: Context;
  readonly #context: Context;
  readonly #cause: Cause;
  readonly #facets: Set<string>;

  constructor(context: Context, cause: Cause, tx: Prisma.TransactionClient, facets: Set<string>) {
    this.tx = tx;
    this.context = { ...context, signal: undefined, reader: (statement) => this.query(statement) };
    this.#context = context;
    this.#cause = cause;
    this.#facets = facets;
  }

  query<Row>(statement: Sql): Promise<Row[]> {
    return this.tx.$queryRaw<Row[]>(new Prisma.Sql([...statement.strings], [...statement.values]));
  }

  /**
   * Runs a writing statement that returns `customer_id` of what it changed, records that in the same statement, and says
   * how many rows that were. Where nothing changed, nothing is recorded. `kept` is a writing statement that runs with it:
   * it can read `hit`, what was changed, and `recorded`, the id of the change record.
   */
  async affect(statement: Sql, facets: readonly string[], kept: Sql = NOTHING): Promise<number> {
    const rows = await this.query<{ count: number }>(
      sql`
        with hit as (${statement}), recorded as (${this.#record(facets)} returning id), kept as (${kept})
        select count(*)::int as count from hit`,
    );
    return this.#counted(rows, facets);
  }

  /**
   * As {@link affect}, for a static segment's members: every join and leave also goes into the membership log, numbered
   * in commit order.
   */
  async affectMembers(
    statement: Sql,
    segmentId: number,
    joined: boolean,
    kept: Sql = NOTHING,
  ): Promise<number> {
    const { orgId } = this.#context;
    const facets = [`segment:${segmentId}`];
    const rows = await this.query<{ count: number }>(sql`
      with hit as (${statement}),
      recorded as (${this.#record(facets)} returning id),
      numbered as (
        insert into membership_sequence as s (org_id, last) select ${orgId}, (select count(*) from hit) where exists (select from hit)
        on conflict (org_id) do update set last = s.last + excluded.last
        returning last
      ),
      logged as (
        insert into membership_log (org_id, seq, segment_id, customer_id, joined, change_id)
        select ${orgId}, numbered.last - row_number() over (order by hit.customer_id desc) + 1, ${segmentId}::int, hit.customer_id, ${joined}::boolean, recorded.id
        from hit, recorded, numbered
      ),
      kept as (${kept})
      select count(*)::int as count from hit`);
    return this.#counted(rows, facets);
  }

  /** Records a change that concerns no customer in particular, or all of them. */
  async record(
    facets: readonly string[],
    customerIds: readonly number[] = [],
    /** Of a rule edit: whether those who join and leave by it are told of. */
    { announce = false } = {},
  ): Promise<void> {
    const { orgId, actorId } = this.#context;
    this.touch(facets);
    await this.tx.change.create({
      data: {
        orgId,
        actorId,
        cause: this.#cause,
        facets: [...facets],
        customerIds: [...customerIds],
        announce,
      },
    });
  }

  /** Says what was written, where no customer's membership in anything could have changed by it (a new name, say). */
  touch(facets: readonly string[]): void {
    for (const facet of facets) this.#facets.add(facet);
  }

  /** Lets one transaction of the organization at a time pass here, until it ends. */
  async lock(what: keyof typeof LOCKS): Promise<void> {
    await this.query(
      sql`select pg_advisory_xact_lock(${this.#context.orgId}::int, ${LOCKS[what]}::int)::text`,
    );
  }

  async notify(): Promise<void> {
    if (this.#facets.size === 0) return;
    const { orgId, services } = this.#context;
    const notice = { org: orgId, from: services.processId };
    const full = JSON.stringify({ ...notice, facets: [...this.#facets] } satisfies ChangeNotice);
    const payload =
      Buffer.byteLength(full) <= NOTICE_BYTES ? full : JSON.stringify(notice satisfies ChangeNotice);
    await this.query(sql`select pg_notify(${CHANGES_CHANNEL}, ${payload})::text`);
  }

  #record(facets: readonly string[]): Sql {
    const { orgId, actorId } = this.#context;
    return sql`
      insert into change (org_id, cause, actor_id, facets, customer_ids)
      select ${orgId}::int, ${this.#cause}, ${actorId}::int, ${[...facets]}::text[], array_agg(distinct customer_id) from hit having count(*) > 0`;
  }

  #counted(rows: readonly { count: number }[], facets: readonly string[]): number {
    const count = rows[0]?.count ?? 0;
    if (count > 0) this.touch(facets);
    return count;
  }
}

const NOTHING = sql`select`;

/** Checked and written by one transaction at a time: references between segments and to tags, …; who is in; the setup; undoing; names of companies; who has which address, among imports; endpoints; campaigns that start. */
const LOCKS = {
  references: 1,
  people: 2,
  setup: 3,
  jobs: 4,
  companies: 5,
  imports: 6,
  webhooks: 7,
  campaigns: 8,
} as const;

function isDeadlock(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${"code" in error ? String(error.code) : ""}` : "";
  return /40P01|40001|P2034|deadlock detected/.test(text);
}
