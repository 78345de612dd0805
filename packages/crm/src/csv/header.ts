import { nameKey } from "@segments/rules";
import { CSV_MAX_COLUMN_NAME, CSV_MAX_COLUMNS } from "./limits.ts";
import { namelessColumns, tooManyColumns } from "./problems.ts";

/**
 * The names of a file's columns, all different: what has no name is “Column 3”, and what is called as one before it is
 * “Email (2)”. Throws INVALID where there are too many, or where none has a name.
 */
export function readHeader(cells: readonly string[]): string[] {
  if (cells.length > CSV_MAX_COLUMNS) throw tooManyColumns(cells.length);
  const given = cells.map(readName);
  if (given.every((name) => name === "")) throw namelessColumns();
  const taken = new Set(given.map(nameKey));
  const used = new Set<string>();
  return given.map((name, index) => {
    const wanted = name === "" ? `Column ${index + 1}` : name;
    const isFree = (candidate: string) =>
      !used.has(nameKey(candidate)) && (candidate === name || !taken.has(nameKey(candidate)));
    let unique = wanted;
    for (let number = 2; !isFree(unique); number++) unique = `${wanted} (${number})`;
    used.add(nameKey(unique));
    return unique;
  });
}

function readName(cell: string): string {
  const name = [...cell.trim().replaceAll(/\s+/gu, " ")].slice(0, CSV_MAX_COLUMN_NAME).join("");
  return nameKey(name) === "" ? "" : name;
}
