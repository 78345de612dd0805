import { expect, test } from "vitest";
import { factsQuery, fieldNames, readFacts } from "./facts.ts";
import { fields } from "./fields.ts";
import { toQuery } from "./sql.ts";

test("facts have one entry per field of the catalogue", () => {
  expect(fieldNames).toEqual(Object.keys(fields));
  const row = Object.fromEntries(["id", "extra", ...fieldNames].map((name) => [name, name]));
  expect(readFacts(row)).toEqual(Object.fromEntries(fieldNames.map((name) => [name, name])));
});

test("one statement reads them, with a column per field and nothing spliced in", () => {
  const { text, values } = toQuery(factsQuery(42, [5, 3]));
  for (const name of fieldNames) expect(text).toContain(` as "${name}"`);
  expect(text).toMatch(
    / from customer c where c\.org_id = \$1 and c\.id = any\(\$2::int\[\]\) order by c\.id$/,
  );
  expect(values).toEqual([42, [5, 3]]);
});

test("every table it looks into is held to the customer's organization", () => {
  const { text } = toQuery(factsQuery(42, [5]));
  const tables = [...text.matchAll(/ from (\w+) (\w)\b/g)].filter(([, , alias]) => alias !== "c");
  expect(tables.length).toBeGreaterThan(4);
  for (const [, , alias] of tables) {
    const held = `${alias}.org_id = c.org_id and (${alias}.kind = 'ever' and ${alias}.block = c.id >> 15|${alias}.customer_id = c.id)`;
    expect(text).toMatch(new RegExp(held));
  }
});
