import { nameKey } from "@segments/rules";
import { BYTE_ORDER_MARK, csvLine } from "../write-csv.ts";
import type { PlannedRow } from "./plan-rows.ts";

/** What is put before the columns of a file; an import knows them by these names, and passes them over. */
const LINE = "Line";
const PROBLEM = "Problem";
const ours = new Set([LINE, PROBLEM].map(nameKey));

/**
 * The rows that were not taken, as they are in the file, with where they are in it and what is wrong: to be corrected and
 * imported again.
 */
export class ProblemRows {
  readonly #headers: readonly string[];
  /** Which of the columns were the file's own. */
  readonly #own: (index: number) => boolean;

  constructor(headers: readonly string[]) {
    this.#headers = headers;
    this.#own = (index) => !ours.has(nameKey(headers[index] ?? ""));
  }

  /** The first line, with a mark by which spreadsheets know the encoding. */
  get header(): string {
    return (
      BYTE_ORDER_MARK + csvLine([LINE, PROBLEM, ...this.#headers.filter((_, index) => this.#own(index))])
    );
  }

  linesOf(rows: readonly PlannedRow[]): string {
    return rows
      .filter(({ outcome }) => outcome === "ambiguous" || outcome === "refused")
      .map(({ line, cells, reason }) =>
        csvLine([String(line), reason ?? "", ...cells.filter((_, index) => this.#own(index))]),
      )
      .join("");
  }
}

/** What the file is called with what an import refused of another. */
export function problemsName(fileName: string): string {
  return `Not imported of ${fileName.replace(/\.[a-z]{1,5}$/i, "")}.csv`;
}
