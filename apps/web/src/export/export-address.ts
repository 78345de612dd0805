import type { ExportRequest } from "../trpc.ts";

/** So many are downloaded at once; of more, a file is made in the background. */
const MOST_AT_ONCE = 10_000;
/** What is longer not every browser and proxy lets through. */
const LONGEST_ADDRESS = 6_000;

/**
 * Where these customers can be downloaded at once. Undefined where a file is to be made in the background: for those who
 * were ticked, for many, and for what is asked with too many words.
 */
export function exportAddress(request: ExportRequest, count: number): string | undefined {
  const { audience, columns, bom, sort, direction } = request;
  if ("customerIds" in audience || count > MOST_AT_ONCE) return undefined;
  const { segmentId, search, filter } = audience;
  const parameters = new URLSearchParams({
    ...(segmentId !== undefined && { segment: String(segmentId) }),
    ...(search !== undefined && { search }),
    ...(filter !== undefined && { filter: JSON.stringify(filter) }),
    columns: columns.join(","),
    bom: String(bom ?? false),
    ...(sort && { sort }),
    ...(direction && { direction }),
  });
  const address = `/files/export.csv?${parameters}`;
  return window.location.origin.length + address.length > LONGEST_ADDRESS ? undefined : address;
}
