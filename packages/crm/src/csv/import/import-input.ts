import type { CsvFormat } from "../records.ts";
import type { ImportOptions } from "./import-options.ts";
import type { MappedColumn } from "./targets.ts";

/** What an import's job begins with, and a check's: all that was found out of the file before. */
export interface ImportInput extends CsvFormat {
  readonly file: { readonly id: number; readonly name: string };
  /** Whether parts of it are no text in its encoding. */
  readonly damaged: boolean;
  /** About how many rows it has. */
  readonly rows: number;
  /** The newest customer when it began: a row can't say the ID of one that comes by the import itself. */
  readonly newestId: number;
  readonly columns: readonly MappedColumn[];
  readonly options: ImportOptions;
}
