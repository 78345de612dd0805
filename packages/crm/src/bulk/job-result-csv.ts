import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { csvLine } from "../csv/write-csv.ts";
import { run } from "../run.ts";

const BATCH = 5_000;

const words: Readonly<Record<string, string>> = {
  changed: "Changed",
  unchanged: "Already so",
  gone: "No longer in the contact book",
  "changed since": "Left alone: changed by somebody since",
};

interface Row {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly outcome: string;
}

/** What became of each customer in a bulk action, as CSV, in the order of their ids: a line for each that had its turn. */
export async function* jobResultCsv(context: Context, jobId: number): AsyncGenerator<string> {
  yield csvLine(["Customer ID", "Name", "Email", "Result"]);
  for (let after = 0; ; ) {
    const rows = await run<Row>(
      context,
      sql`
        select r.customer_id as id, c.name, r.outcome,
          (select a.address from contact a where a.org_id = c.org_id and a.customer_id = c.id and a.channel = 'email' order by a.suppressed_at is not null, a.id limit 1) as email
        from job_result r left join customer c on c.org_id = r.org_id and c.id = r.customer_id
        where r.org_id = ${context.orgId} and r.job_id = ${jobId}::int and r.customer_id > ${after}::int
        order by r.customer_id limit ${BATCH}::int`,
    );
    if (rows.length === 0) return;
    yield rows.map(lineOf).join("");
    after = rows.at(-1)?.id ?? after;
  }
}

function lineOf({ id, name, email, outcome }: Row): string {
  return csvLine([String(id), name ?? "", email ?? "", words[outcome] ?? outcome]);
}
