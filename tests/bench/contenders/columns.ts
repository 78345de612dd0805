import { type Database, query } from "@segments/db";

/** A whole organization in memory: a column per field, a bit per customer for each tag and static segment. */
export interface Columns {
  readonly ids: Int32Array;
  readonly company: Int32Array;
  readonly owner: Int32Array;
  /** Two letters in one number; 0 for none. */
  readonly country: Int32Array;
  /** Places in `languages`, from 1; 0 for none. */
  readonly language: Int32Array;
  readonly languages: readonly string[];
  readonly inbound: Float64Array;
  readonly created: Float64Array;
  /** NaN for none. */
  readonly scores: ReadonlyMap<number, Float64Array>;
  readonly tags: ReadonlyMap<number, Uint32Array>;
  readonly segments: ReadonlyMap<number, Uint32Array>;
}

interface Row {
  readonly id: number;
  readonly company: number | null;
  readonly owner: number | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly inbound: number;
  readonly created: number;
}

const BATCH = 100_000;

export async function loadColumns(database: Database, orgId: number): Promise<Columns> {
  const [counted] = await query<{ count: number }>(database, {
    text: "select count(*)::int as count from customer where org_id = $1",
    values: [orgId],
  });
  const size = counted?.count ?? 0;
  const ints = () => new Int32Array(size);
  const columns = { ids: ints(), company: ints(), owner: ints(), country: ints(), language: ints() };
  const inbound = new Float64Array(size);
  const created = new Float64Array(size);
  const languages: string[] = [];
  const places = new Map<number, number>();
  for (let at = 0; at < size; ) {
    const rows = await query<Row>(database, {
      text: `select id, company_id as company, owner_id as owner, country, language,
          extract(epoch from last_inbound_at)::float8 * 1000 as inbound, extract(epoch from created_at)::float8 * 1000 as created
        from customer where org_id = $1 and id > $2 order by id limit ${BATCH}`,
      values: [orgId, columns.ids[at - 1] ?? 0],
    });
    for (const row of rows) {
      places.set(row.id, at);
      columns.ids[at] = row.id;
      columns.company[at] = row.company ?? 0;
      columns.owner[at] = row.owner ?? 0;
      columns.country[at] = countryCode(row.country);
      if (row.language !== null && !languages.includes(row.language)) languages.push(row.language);
      columns.language[at] = row.language === null ? 0 : languages.indexOf(row.language) + 1;
      inbound[at] = row.inbound;
      created[at] = row.created;
      at++;
    }
  }
  const bits = (table: string, column: string) => loadBits(database, orgId, places, table, column);
  return {
    ...columns,
    ...{ inbound, created, languages },
    scores: await loadScores(database, orgId, places),
    tags: await bits("customer_tag", "tag_id"),
    segments: await bits("segment_member", "segment_id"),
  };
}

type Places = ReadonlyMap<number, number>;

async function loadBits(database: Database, orgId: number, places: Places, table: string, column: string) {
  const text = `select ${column} as key, string_agg(int4send(customer_id), '') as ids from ${table} where org_id = $1 group by 1`;
  const rows = await query<{ key: number; ids: Buffer }>(database, { text, values: [orgId] });
  return new Map(
    rows.map(({ key, ids }) => {
      const words = new Uint32Array(Math.ceil(places.size / 32));
      for (let offset = 0; offset < ids.length; offset += 4) {
        const place = places.get(ids.readInt32BE(offset)) ?? 0;
        words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
      }
      return [key, words];
    }),
  );
}

async function loadScores(database: Database, orgId: number, places: Places) {
  const text = `select product_id as key, string_agg(int4send(customer_id) || float8send(score), '') as rows from fit_score where org_id = $1 group by 1`;
  const rows = await query<{ key: number; rows: Buffer }>(database, { text, values: [orgId] });
  return new Map(
    rows.map(({ key, rows: packed }) => {
      const scores = new Float64Array(places.size).fill(Number.NaN);
      for (let offset = 0; offset < packed.length; offset += 12) {
        scores[places.get(packed.readInt32BE(offset)) ?? 0] = packed.readDoubleBE(offset + 4);
      }
      return [key, scores];
    }),
  );
}

/** Two letters in one number; 0 for none. */
export function countryCode(code: string | null): number {
  return code === null ? 0 : code.charCodeAt(0) * 256 + code.charCodeAt(1);
}
