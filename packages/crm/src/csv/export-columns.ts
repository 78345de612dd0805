import { type Sql, sql } from "@segments/rules";
import { iso } from "../iso.ts";
import { joinList } from "./list-cell.ts";

/** What an export can say of a customer, in the order of its columns. An import knows them by these headers. */
export const exportColumns = [
  "id",
  "name",
  "email",
  "phone",
  "company",
  "owner",
  "country",
  "language",
  "tags",
  "segments",
  "fit",
  "suppressed",
  "lastInbound",
  "created",
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** The header of a column; `fit` is a column for each product: see {@link fitHeader}. */
export const exportHeaders: Record<Exclude<ExportColumn, "fit">, string> = {
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
  suppressed: "Suppressed addresses",
  lastInbound: "Last inbound",
  created: "Created",
};

/** Two products may share a name: then their numbers tell them apart. */
export function fitHeader(product: Product, products: readonly Product[]): string {
  const alike = products.filter(({ name }) => name === product.name).length > 1;
  return `Fit: ${product.name}${alike ? ` (${product.id})` : ""}`;
}

export interface Product {
  readonly id: number;
  readonly name: string;
}

const addresses = (which: Sql) => sql`
  array(select a.address from contact a where a.org_id = c.org_id and a.customer_id = c.id and ${which} order by a.id)`;

/** Of `customer c`: a text, a list of texts or, for fit, an object of scores by product. */
export const columnValues: Record<ExportColumn, Sql> = {
  id: sql`c.id::text`,
  name: sql`c.name`,
  email: addresses(sql`a.channel = 'email'`),
  phone: addresses(sql`a.channel = 'phone'`),
  company: sql`(select k.name from company k where k.org_id = c.org_id and k.id = c.company_id)`,
  owner: sql`(select p.email from person p where p.id = c.owner_id)`,
  country: sql`c.country`,
  language: sql`c.language`,
  tags: sql`
    array(select t.name from customer_tag x join tag t on t.org_id = x.org_id and t.id = x.tag_id
      where x.org_id = c.org_id and x.customer_id = c.id order by t.name_key)`,
  segments: sql`
    array(select s.name from segment_member m join segment s on s.org_id = m.org_id and s.id = m.segment_id
      where m.org_id = c.org_id and m.customer_id = c.id and s.archived_at is null order by s.name_key)`,
  fit: sql`
    (select json_object_agg(f.product_id, f.score::text) from fit_score f where f.org_id = c.org_id and f.customer_id = c.id)`,
  suppressed: addresses(sql`a.suppressed_at is not null`),
  lastInbound: iso(sql`case when isfinite(c.last_inbound_at) then c.last_inbound_at end`),
  created: iso(sql`c.created_at`),
};

/** A customer's cells in one column, or, for fit, in one for each product. */
export function cellsOf(column: ExportColumn, value: unknown, products: readonly Product[]): string[] {
  if (column === "fit") {
    const scores = (value ?? {}) as Record<string, string>;
    return products.map(({ id }) => scores[id] ?? "");
  }
  return [Array.isArray(value) ? joinList(value) : ((value ?? "") as string)];
}
