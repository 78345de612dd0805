// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { ExportRequest } from "../trpc.ts";
import { exportAddress } from "./export-address.ts";

const request: ExportRequest = { audience: {}, columns: ["name", "email"], sort: "name", direction: "asc" };
const filter = (length: number) => ({ rules: ["é".repeat(length)] });

test("says all that was asked for", () => {
  const audience = { segmentId: 7, search: "Phở & co", filter: { a: [1] } };
  const address = exportAddress({ ...request, audience, bom: true }, 10_000);
  const { pathname, searchParams } = new URL(address ?? "", "http://here");
  expect(pathname).toBe("/files/export.csv");
  expect(Object.fromEntries(searchParams)).toEqual({
    segment: "7",
    search: "Phở & co",
    filter: '{"a":[1]}',
    columns: "name,email",
    bom: "true",
    sort: "name",
    direction: "asc",
  });
  expect(exportAddress(request, 1)).toBe(
    "/files/export.csv?columns=name%2Cemail&bom=false&sort=name&direction=asc",
  );
});

test("there is none for many, for those who were ticked and for a filter that is too long", () => {
  expect(exportAddress(request, 10_001)).toBeUndefined();
  expect(exportAddress({ ...request, audience: { customerIds: [1] } }, 1)).toBeUndefined();
  expect(exportAddress({ ...request, audience: { filter: filter(800) } }, 1)).toBeDefined();
  // Each of these letters takes six characters of an address.
  expect(exportAddress({ ...request, audience: { filter: filter(1_000) } }, 1)).toBeUndefined();
});
