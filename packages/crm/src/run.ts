import { query } from "@segments/db";
import { type Sql, toQuery } from "@segments/rules";
import type { Context } from "./context.ts";

/**
 * Reads rows with bound parameters: within the context's transaction where there is one, else through the pool, and then
 * cancelled on the server when the context's signal aborts.
 */
export function run<Row>(
  { services, signal, reader }: Pick<Context, "services" | "signal" | "reader">,
  statement: Sql,
): Promise<Row[]> {
  if (reader) return reader<Row>(statement);
  return query<Row>(services.database, toQuery(statement), { signal });
}

/** Writes what no rule can see: files, how far a job came. All else goes through changes.ts. */
export function execute<Row>(context: Pick<Context, "services">, statement: Sql): Promise<Row[]> {
  return query<Row>(context.services.database, toQuery(statement));
}
