import { joinSql, type Sql, sql } from "@segments/rules";
import type { Context } from "./context.ts";
import { Builder } from "./id-set/builder.ts";
import { IdSet } from "./id-set/id-set.ts";
import { runEach } from "./run.ts";

/** How many bytes of packed ids travel in one row. Messages much larger than what a socket hands over get copied often. */
const PIECE = 24_576;

/**
 * Aggregates ids for the way into this process: four bytes each, as base64. A bytea would come as hexadecimal text, which
 * is larger and takes this process twice as long to read. See {@link unpackIds}.
 */
export function packIds(id: Sql): Sql {
  return sql`encode(string_agg(int4send(${id}), ''), 'base64')`;
}

/** The packed ids, their bytes in the order of this machine; empty where nothing was aggregated. */
export function unpackIds(packed: string | null): Int32Array {
  const bytes = Buffer.from(packed ?? "", "base64");
  // A buffer from the pool may stand at any place in it.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(Uint8Array.from(bytes).buffer);
  aligned.swap32();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** The ids of each of the selects, which have one column `id`, read in one statement. See {@link readPackedSets}. */
export function readIdSets(context: Context, selects: readonly Sql[]): Promise<readonly IdSet[]> {
  return readPackedSets(
    context,
    selects.length,
    selects.map((select, index) => packedSet(index, select)),
  );
}

/** The ids of a select with one column `id`, as the set of this number. */
export function packedSet(number: number, select: Sql): Sql {
  return sql`select ${number}::int as i, string_agg(int4send(id), '') as ids from (${select}) s`;
}

/**
 * Reads `count` sets in one statement made of selects with the columns `i` (the number of a set, from 0) and `ids` (packed
 * by int4send). They come in pieces, each of which goes into its set at once: so half a million ids take little longer than
 * the scan of their index.
 */
export async function readPackedSets(
  context: Context,
  count: number,
  selects: readonly Sql[],
): Promise<readonly IdSet[]> {
  const builders = Array.from({ length: count }, () => new Builder());
  await runEach<{ i: number; ids: string }>(
    context,
    sql`
      select p.i, encode(substr(p.ids, at, ${PIECE}::int), 'base64') as ids
      from (${joinSql(selects, " union all ")}) p, generate_series(1, octet_length(p.ids), ${PIECE}::int) at`,
    ({ i, ids }) => builders[i]?.add(unpackIds(ids)),
  );
  return builders.map((builder) => IdSet.from(builder));
}
