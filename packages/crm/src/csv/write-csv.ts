/**
 * What begins a formula in a spreadsheet (OWASP, CSV Injection), also behind white space and in its full-width form, and
 * what is such a text behind apostrophes.
 */
const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * What is quoted: also what other readers would trim, take for another delimiter or, at the beginning of a file, for
 * something that is said about it.
 */
const QUOTED = /[",;|\t\r\n]|^[\s\uFEFF]|\s$|^sep=/iu;

/** Written at the beginning, tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before what would begin one, and before what looks as
 * if that had been done already, so that {@link restoreCell} brings back every text exactly.
 */
export function neutraliseCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link neutraliseCell} was given. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A record as RFC 4180 has it, with the end of its line. */
export function csvLine(cells: readonly string[]): string {
  // One empty cell alone would be a blank line.
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  return `${cells.map((cell) => quote(neutraliseCell(cell))).join(",")}\r\n`;
}

function quote(cell: string): string {
  return QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
