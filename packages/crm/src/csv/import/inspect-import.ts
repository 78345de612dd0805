import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { getWholeFile, readFile, type WholeFile } from "../../files/file.ts";
import { run } from "../../run.ts";
import type { Product } from "../export-columns.ts";
import { type CsvColumn, type CsvInspection, inspectCsv } from "../inspect-csv.ts";
import type { CsvFormat } from "../records.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { fitTarget, type ImportTarget, plainTargets, targetLabels } from "./targets.ts";

export interface ImportInspection extends Omit<CsvInspection, "columns"> {
  readonly file: { readonly id: number; readonly name: string };
  readonly columns: readonly (CsvColumn & {
    /** What it seems to be, by its name; null for what is not imported. */
    readonly target: ImportTarget | null;
  })[];
  /** What a column can be imported as. */
  readonly targets: readonly { readonly target: ImportTarget; readonly label: string }[];
}

/**
 * Says how an uploaded file is to be read, what is in it, and as what its columns could be imported; what is given is taken
 * instead of looked for. Throws NOT_FOUND (the file) and INVALID (no CSV file).
 */
export async function inspectImport(
  context: Context,
  fileId: number,
  given: Partial<CsvFormat> = {},
): Promise<ImportInspection> {
  const { file, inspection } = await inspectFile(context, fileId, given);
  const products = await run<Product>(
    context,
    sql`select id, name from product where org_id = ${context.orgId} order by name, id`,
  );
  const suggested = suggestMapping(
    inspection.columns.map(({ name }) => name),
    products,
  );
  return {
    ...inspection,
    file: { id: file.id, name: file.name },
    columns: inspection.columns.map((column, index) => ({ ...column, target: suggested[index] ?? null })),
    targets: [
      ...plainTargets.map((target) => ({ target, label: targetLabels[target] })),
      ...products.map(({ id, name }) => ({ target: fitTarget(id), label: `Fit score: ${name}` })),
    ],
  };
}

export async function inspectFile(
  context: Context,
  fileId: number,
  given: Partial<CsvFormat>,
): Promise<{ readonly file: WholeFile; readonly inspection: CsvInspection }> {
  const file = await getWholeFile(context, fileId);
  return { file, inspection: await inspectCsv(() => readFile(context, file), given) };
}
