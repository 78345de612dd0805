import { type Reference, type Sql, sql } from "@segments/rules";

interface NamedTable {
  /** A from clause in which `t` has `org_id`. */
  readonly from: Sql;
  readonly id: Sql;
  readonly name: Sql;
}

/** Where the things are that a rule can name. */
export const namedTables: Record<Reference["source"], NamedTable> = {
  tags: { from: sql`tag t`, id: sql`t.id`, name: sql`t.name` },
  companies: { from: sql`company t`, id: sql`t.id`, name: sql`t.name` },
  products: { from: sql`product t`, id: sql`t.id`, name: sql`t.name` },
  users: {
    from: sql`org_person t join person p on p.id = t.person_id`,
    id: sql`t.person_id`,
    name: sql`p.name`,
  },
  segments: { from: sql`segment t`, id: sql`t.id`, name: sql`t.name` },
};
