import type pg from "pg";
import { folded, slug } from "./folding.ts";
import { cultures } from "./names.ts";
import type { Place } from "./places.ts";
import { unusualNames } from "./unusual-names.ts";

/** Of 1,000 customers, so many have a place each. */
export const SLOTS = 1000;

/** The parts that names are made of, with their folded and Latin forms, numbered from 0 within culture and part. */
export async function loadNameParts(client: pg.ClientBase): Promise<void> {
  const parts = Object.entries(cultures).flatMap(([culture, { first, last }]) => [
    ...numbered(culture, "first", first),
    ...numbered(culture, "last", last),
  ]);
  const unusual = unusualNames.map(([text, latin], n) => ({
    culture: "unusual",
    part: "whole",
    n,
    text,
    latin,
  }));
  await client.query(
    "create temp table demo_name (culture text, part text, n int, text text, folded text, latin text) on commit drop",
  );
  const all = [...parts, ...unusual].map((row) => ({ ...row, folded: folded(row.text) }));
  await client.query(
    "insert into demo_name select * from jsonb_populate_recordset(null::demo_name, $1::jsonb)",
    [JSON.stringify(all)],
  );
  await client.query("analyze demo_name");
}

function numbered(culture: string, part: "first" | "last", words: readonly string[]) {
  return words.map((word, n) => {
    const [text = word, latin = slug(text)] = word.split("|");
    return { culture, part, n, text, latin };
  });
}

/** The places of an organization's customers, as many slots each as their weight. */
export async function loadPlaces(client: pg.ClientBase, places: readonly Place[]): Promise<void> {
  const slots = places
    .flatMap((place) => Array.from({ length: place.weight }, () => place))
    .map(({ country, language, culture, phone }, slot) => {
      const { separator, first, last } = cultures[culture] ?? { separator: "", first: [], last: [] };
      return {
        ...{ slot, country, language, culture, phone, separator },
        ...{ firsts: first.length, lasts: last.length },
      };
    });
  if (slots.length !== SLOTS) throw new TypeError(`the weights of the places add up to ${slots.length}`);
  await client.query(
    `create temp table demo_place (slot int, country text, language text, culture text, phone text, separator text,
    firsts int, lasts int) on commit drop`,
  );
  await client.query(
    "insert into demo_place select * from jsonb_populate_recordset(null::demo_place, $1::jsonb)",
    [JSON.stringify(slots)],
  );
  await client.query("analyze demo_place");
}
