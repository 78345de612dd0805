import { joinSql, sql } from "@segments/rules";
import { type Audience, freezeAudience, questionOf } from "../bulk/audience.ts";
import type { Context } from "../context.ts";
import { orderedIds } from "../customers/ordered-ids.ts";
import type { Order } from "../customers/sorting.ts";
import { CrmError } from "../errors.ts";
import { IdSet } from "../id-set/id-set.ts";
import { run } from "../run.ts";
import { membersWithin } from "../segments/membership.ts";
import { inSnapshot, type SnapshotContext } from "../snapshot.ts";
import {
  cellsOf,
  columnValues,
  type ExportColumn,
  exportColumns,
  exportHeaders,
  fitHeader,
  type Product,
} from "./export-columns.ts";
import { BYTE_ORDER_MARK, csvLine } from "./write-csv.ts";

export interface ExportRequest extends Order {
  readonly audience: Audience;
  readonly columns: readonly ExportColumn[];
  /** Whether it begins with a byte order mark, which Excel needs to read UTF-8. */
  readonly bom: boolean;
}

/** Customers read with one statement. */
const BATCH = 2_000;

/** Some lines of a file, and how many customers they are of. */
export interface ExportedLines {
  readonly text: string;
  readonly customers: number;
}

/**
 * Writes customers out as CSV, all of one moment, and takes no more memory than their ids and one batch of lines. `take`
 * gets the header first, with how many there will be. Throws what the audience's table throws, and INVALID (no columns).
 */
export async function writeExport(
  context: Context,
  request: ExportRequest,
  take: (lines: ExportedLines, total: number) => Promise<void>,
): Promise<void> {
  const columns = exportColumns.filter((column) => request.columns.includes(column));
  if (columns.length === 0) throw new CrmError("INVALID", "Pick at least one column.");
  await inSnapshot(context, async (within) => {
    const ids = await idsOf(within, request);
    const products = columns.includes("fit") ? await readProducts(within) : [];
    const start = request.bom ? BYTE_ORDER_MARK : "";
    await take({ text: start + csvLine(headersOf(columns, products)), customers: 0 }, ids.length);
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.subarray(from, from + BATCH);
      const rows = await readRows(within, columns, batch);
      const lines = rows.map((values) =>
        csvLine(columns.flatMap((column, index) => cellsOf(column, values[index], products))),
      );
      await take({ text: lines.join(""), customers: batch.length }, ids.length);
    }
  });
}

async function idsOf(
  context: SnapshotContext,
  { audience, sort, direction }: ExportRequest,
): Promise<Int32Array> {
  const ids =
    "customerIds" in audience
      ? IdSet.of((await freezeAudience(context, audience)).ids)
      : await membersWithin(context, questionOf(audience));
  return orderedIds(context, ids, { sort, direction });
}

function headersOf(columns: readonly ExportColumn[], products: readonly Product[]): string[] {
  return columns.flatMap((column) =>
    column === "fit" ? products.map((product) => fitHeader(product, products)) : exportHeaders[column],
  );
}

function readProducts(context: Context): Promise<Product[]> {
  return run<Product>(
    context,
    sql`select id, name from product where org_id = ${context.orgId} order by name, id`,
  );
}

async function readRows(
  context: Context,
  columns: readonly ExportColumn[],
  ids: Int32Array,
): Promise<(readonly unknown[])[]> {
  const values = joinSql(
    columns.map((column) => columnValues[column]),
    ", ",
  );
  const rows = await run<{ values: readonly unknown[] }>(
    context,
    sql`
      select json_build_array(${values}) as values
      from unnest(${[...ids]}::int[]) with ordinality as wanted (id, place)
      join customer c on c.org_id = ${context.orgId} and c.id = wanted.id
      order by wanted.place`,
  );
  return rows.map((row) => row.values);
}
