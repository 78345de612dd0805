import { type Sql, sql } from "@segments/rules";

/** A moment of the database as ISO 8601 text, in UTC with milliseconds; null stays null. */
export function iso(moment: Sql): Sql {
  return sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
