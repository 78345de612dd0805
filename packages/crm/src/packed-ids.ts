import { type Sql, sql } from "@segments/rules";

/**
 * Aggregates ids for the way into this process: four bytes each, as base64. A bytea would come as hexadecimal text, which
 * is larger and takes this process twice as long to read. See {@link unpackIds}.
 */
export function packIds(id: Sql): Sql {
  return sql`encode(string_agg(int4send(${id}), ''), 'base64')`;
}

/** The bytes of packed ids, big-endian; none where nothing was aggregated. */
export function unpackIds(packed: string | null): Buffer {
  return Buffer.from(packed ?? "", "base64");
}
