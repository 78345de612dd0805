import { type Sql, sql } from "../sql.ts";
import { noValue } from "../values/plain.ts";
import type { OptionsType } from "../values/value-type.ts";
import { type Asked, isDisjoint, isSubset } from "./bearing.ts";
import { type Entry, negative, positiveOfRow, type View } from "./kind.ts";

interface Choice<Option extends number | string> extends Entry<Option | null> {
  /** The column of `customer` that holds the one option, or null. */
  readonly column: Sql;
  /** The PostgreSQL type of a list of options. */
  readonly listType: Sql;
  readonly value: OptionsType<Option>;
}

/** One option of a list, or none. */
export function choice<Option extends number | string>({
  column,
  listType,
  value,
  ...entry
}: Choice<Option>) {
  type Fact = Option | null;
  return {
    ...entry,
    kind: "choice" as const,
    operators: {
      isAnyOf: positiveOfRow({
        label: "is any of",
        wording: { one: "is", line: { words: "in" } },
        value,
        where: (options: Option[]) => sql`${column} = any(${options}::${listType})`,
        test: isOneOf<Option>,
      }),
      isNoneOf: negative("isAnyOf", "is none of", { one: "is not", line: { words: "not in" } }),
      isSet: positiveOfRow({
        label: "is set",
        value: noValue,
        where: () => sql`${column} is not null`,
        test: () => (fact: Fact) => fact !== null,
      }),
      // Positive, though it is the complement of isSet: few are read faster than all the others.
      isNotSet: positiveOfRow({
        label: "is not set",
        value: noValue,
        where: () => sql`${column} is null`,
        test: () => (fact: Fact) => fact === null,
      }),
    },
    bearing: {
      implies: (a: Asked, b: Asked) => isSubset(a.value, b.value),
      excludes: (a: Asked, b: Asked) => isDisjoint(a.value, b.value),
    },
    fact: {
      select: sql`c.${column}`,
      read: (raw: unknown) => raw as Fact,
      describe: (fact: Fact, { names, locale }: View) =>
        fact === null ? "not set" : value.describe([fact], names, locale).text,
    },
  };
}

// Short lists are compared one by one, which takes less than looking into a Set.
function isOneOf<Option>(options: readonly Option[]): (fact: Option | null) => boolean {
  const [a, b, c] = options;
  if (options.length === 1) return (fact) => fact === a;
  if (options.length === 2) return (fact) => fact === a || fact === b;
  if (options.length === 3) return (fact) => fact === a || fact === b || fact === c;
  const wanted = new Set<Option | null>(options);
  return (fact) => wanted.has(fact);
}
