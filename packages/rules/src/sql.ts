/**
 * A piece of SQL whose values are bound, never spliced into the text. Pieces nest: `sql\`select … ${other} …\``.
 * Its only way to text is {@link toQuery}.
 */
export interface Sql {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

/** What a PostgreSQL driver takes: text with `$1`, `$2`, … and the values for them. */
export interface Query {
  readonly text: string;
  readonly values: unknown[];
}

/** Tag for SQL literals. A nested {@link Sql} is spliced in, everything else becomes a bound parameter. */
export function sql(literals: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const strings: string[] = [literals[0] ?? ""];
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    const after = literals[index + 1] ?? "";
    if (isSql(part)) {
      strings[strings.length - 1] += part.strings[0] ?? "";
      part.values.forEach((value, inner) => {
        values.push(value);
        strings.push(part.strings[inner + 1] ?? "");
      });
      strings[strings.length - 1] += after;
    } else {
      values.push(part);
      strings.push(after);
    }
  });
  return { strings, values };
}

/** Pieces one after the other with a separator between. Throws RangeError on an empty list, which is never valid SQL. */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  const [first, ...rest] = pieces;
  if (first === undefined) throw new RangeError("joinSql: nothing to join");
  const strings = [...first.strings];
  const values = [...first.values];
  for (const piece of rest) {
    strings[strings.length - 1] += separator + (piece.strings[0] ?? "");
    strings.push(...piece.strings.slice(1));
    values.push(...piece.values);
  }
  return { strings, values };
}

/** The text with numbered parameters, and the values in that order. */
export function toQuery(piece: Sql): Query {
  let text = piece.strings[0] ?? "";
  for (let index = 1; index < piece.strings.length; index++) text += `$${index}${piece.strings[index]}`;
  return { text, values: [...piece.values] };
}

function isSql(part: unknown): part is Sql {
  return typeof part === "object" && part !== null && "strings" in part && "values" in part;
}
