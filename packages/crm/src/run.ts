import { type EachRow, query, queryEach } from "@segments/db";
import { type Sql, toQuery } from "@segments/rules";
import type { Context } from "./context.ts";

type Asking = Pick<Context, "services" | "signal" | "reader">;

/**
 * Reads rows with bound parameters: within the context's transaction where there is one, else through the pool, and then
 * cancelled on the server when the context's signal aborts.
 */
export function run<Row>({ services, signal, reader }: Asking, statement: Sql): Promise<Row[]> {
  if (reader) return reader<Row>(statement);
  return query<Row>(services.database, toQuery(statement), { signal });
}

/** As {@link run}, planned once for each connection: where the same plan is good for all values. */
export function runNamed<Row>(
  { services, signal, reader }: Asking,
  name: string,
  statement: Sql,
): Promise<Row[]> {
  if (reader) return reader<Row>(statement);
  return query<Row>(services.database, { ...toQuery(statement), name }, { signal });
}

/** As {@link run}, row by row as they come. */
export async function runEach<Row>(
  { services, signal, reader }: Asking,
  statement: Sql,
  each: EachRow<Row>,
): Promise<void> {
  if (!reader) return queryEach(services.database, toQuery(statement), each, { signal });
  for (const row of await reader<Row>(statement)) each(row);
}

/** Writes what no rule can see: files, how far a job came. All else goes through changes.ts. */
export function execute<Row>(context: Pick<Context, "services">, statement: Sql): Promise<Row[]> {
  return query<Row>(context.services.database, toQuery(statement));
}
