import type { ExportRequest } from "../trpc.ts";

export type ExportColumn = ExportRequest["columns"][number];

/** All that an export can say of a customer, in the order of its columns. */
const labels: Readonly<Record<ExportColumn, string>> = {
  id: "Customer ID",
  name: "Name",
  email: "Email",
  phone: "Phone",
  company: "Company",
  owner: "Owner",
  country: "Country",
  language: "Language",
  tags: "Tags",
  segments: "Static segments",
  fit: "Fit scores",
  suppressed: "Suppressed addresses",
  lastInbound: "Last inbound",
  created: "Created",
};

export const exportColumns = Object.entries(labels).map(([id, label]) => ({
  id: id as ExportColumn,
  label,
}));

export const allColumns: readonly ExportColumn[] = exportColumns.map(({ id }) => id);

/** Whether something is a list of columns that there are. */
export function areColumns(value: unknown): value is readonly ExportColumn[] {
  return Array.isArray(value) && value.every((one) => Object.hasOwn(labels, one));
}
