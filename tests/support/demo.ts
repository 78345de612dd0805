import { isSeeded, query, seedDemo } from "@segments/db";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { expect } from "vitest";

/** Enough for each unusual name to be there. */
export const CUSTOMERS = 6_000;
export const NOW = Date.UTC(2026, 10, 24, 9, 30);

export interface Demo extends TestDatabase {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  one<Row>(text: string): Promise<Row>;
}

/** A database with the demo in it, as of a fixed moment. */
export async function createDemo(): Promise<Demo> {
  const place = await createTestDatabase();
  const { database } = place;
  expect(await isSeeded(database)).toBe(false);
  expect(await seedDemo(database, { customers: CUSTOMERS, now: NOW })).toBe(true);
  const rows = <Row>(text: string, values: readonly unknown[] = []) => query<Row>(database, { text, values });
  return {
    ...place,
    rows,
    async one<Row>(text: string) {
      const [row] = await rows<Row>(text);
      if (!row) throw new Error("no row");
      return row;
    },
  };
}
