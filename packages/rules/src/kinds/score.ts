import { type Sql, sql } from "../sql.ts";
import {
  type ScoreProduct,
  type ScoreRange,
  type ScoreThreshold,
  scoreProduct,
  scoreRange,
  scoreThreshold,
} from "../values/scores.ts";
import { bearingOfIntervals, interval } from "./intervals.ts";
import { type Entry, negative, positive, type View } from "./kind.ts";

/** Product id to score, a finite double. JSON objects have string keys. */
type Fact = Readonly<Record<string, number>>;

/** Compares with no number. */
const NONE = Number.NaN;

const bearing = bearingOfIntervals(({ operator, value: { score, from, to } }) => {
  switch (operator) {
    case ">":
    case ">=":
      return interval({ low: score, lowOpen: operator === ">" });
    case "<":
    case "<=":
      return interval({ high: score, highOpen: operator === "<" });
    case "between":
      return interval({ low: from, lowOpen: false, high: to, highOpen: false });
    default:
      return undefined;
  }
});

/** A number for each of several products. */
export function score({ table, ...entry }: Entry<Fact> & { readonly table: Sql }) {
  const facets = ({ product }: ScoreProduct) => [`${entry.facet}:${product}`];
  const ofProduct = (org: number, product: number) =>
    sql`select customer_id as id from ${table} where org_id = ${org} and product_id = ${product}::int`;

  function compare(
    label: string,
    sign: string,
    comparison: Sql,
    test: (threshold: ScoreThreshold) => (fact: Fact) => boolean,
  ) {
    return positive({
      label,
      wording: { line: { words: sign } },
      value: scoreThreshold,
      facets,
      set: (org, { product, score }: ScoreThreshold) =>
        sql`${ofProduct(org, product)} and score ${comparison} ${score}::float8`,
      test,
    });
  }

  return {
    ...entry,
    kind: "score" as const,
    operators: {
      ">": compare(
        "is more than",
        ">",
        sql`>`,
        ({ product: of, score }) =>
          (fact) =>
            (fact[of] ?? NONE) > score,
      ),
      ">=": compare(
        "is at least",
        ">=",
        sql`>=`,
        ({ product: of, score }) =>
          (fact) =>
            (fact[of] ?? NONE) >= score,
      ),
      "<": compare(
        "is less than",
        "<",
        sql`<`,
        ({ product: of, score }) =>
          (fact) =>
            (fact[of] ?? NONE) < score,
      ),
      "<=": compare(
        "is at most",
        "<=",
        sql`<=`,
        ({ product: of, score }) =>
          (fact) =>
            (fact[of] ?? NONE) <= score,
      ),
      between: positive({
        label: "is between",
        wording: { line: { words: "between" } },
        value: scoreRange,
        facets,
        set: (org, { product, from, to }: ScoreRange) =>
          sql`${ofProduct(org, product)} and score between ${from}::float8 and ${to}::float8`,
        test:
          ({ product, from, to }: ScoreRange) =>
          (fact: Fact) => {
            const score = fact[product];
            return score !== undefined && score >= from && score <= to;
          },
      }),
      isSet: positive({
        label: "is set",
        value: scoreProduct,
        facets,
        set: (org, { product }: ScoreProduct) => ofProduct(org, product),
        test:
          ({ product }: ScoreProduct) =>
          (fact: Fact) =>
            fact[product] !== undefined,
      }),
      isNotSet: negative("isSet", "is not set"),
    },
    bearing: { ...bearing, about: ({ product }: ScoreProduct) => product },
    fact: {
      select: sql`(select coalesce(jsonb_object_agg(t.product_id, t.score), '{}') from ${table} t where t.org_id = c.org_id and t.customer_id = c.id)`,
      read: (raw: unknown) => raw as Fact,
      describe(fact: Fact, { names, locale, value }: View) {
        const { product } = value as ScoreProduct;
        const score = fact[product];
        return score === undefined
          ? `no score ${scoreProduct.describe({ product }, names, locale).text}`
          : scoreThreshold.describe({ product, score }, names, locale).text;
      },
    },
  };
}
