import { type ExportRequest, exportColumns } from "@segments/crm";
import { z } from "zod";
import { exportInput } from "../routers/exports.ts";

const flag = z.enum(["true", "false"]).transform((word) => word === "true");
const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue("is no JSON");
    return z.NEVER;
  }
});

const query = z.strictObject({
  segment: z.coerce.number().optional(),
  search: z.string().optional(),
  filter: json.optional(),
  columns: z
    .string()
    .transform((names) => names.split(","))
    .default([...exportColumns]),
  bom: flag.default(false),
  sort: z.string().optional(),
  direction: z.string().optional(),
});

/**
 * What an address asks for: `segment`, `search`, `filter` (a rule as JSON), `columns` (with commas between), `bom`, `sort`
 * and `direction`. Throws a ZodError.
 */
export function readExportQuery(given: unknown): ExportRequest {
  const { segment, search, filter, ...rest } = query.parse(given);
  return exportInput.parse({ audience: { segmentId: segment, search, filter }, ...rest });
}
