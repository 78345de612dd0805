import { fold, type Sql, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { setOwners } from "../../customers/owner-statements.ts";
import type { Edits } from "./edits.ts";
import { setColumn, setNames } from "./import-statements.ts";

type Column = "name" | "companyId" | "ownerId" | "country" | "language";

interface ColumnWriting {
  readonly what: Column;
  readonly facet: string;
  /** Sets it for these customers. */
  readonly statement: (orgId: number, ids: readonly number[], values: readonly unknown[]) => Sql;
}

const pairs = (ids: readonly number[], values: readonly unknown[], type: Sql, column: Sql) =>
  sql`select * from unnest(${ids}::int[], ${values}::${type}[]) as g (id, ${column})`;

function plain(column: Sql, type: Sql): ColumnWriting["statement"] {
  return (orgId, ids, values) => setColumn(orgId, column, pairs(ids, values, type, sql`value`));
}

const writings: readonly ColumnWriting[] = [
  {
    what: "name",
    facet: "name",
    statement: (orgId, ids, values) => {
      const folded = values.map((value) => fold(String(value)));
      const given = sql`select * from unnest(${ids}::int[], ${values}::text[], ${folded}::text[]) as g (id, name, folded)`;
      return setNames(orgId, given);
    },
  },
  { what: "companyId", facet: "company", statement: plain(sql`company_id`, sql`int`) },
  {
    what: "ownerId",
    facet: "owner",
    statement: (orgId, ids, values) => setOwners(orgId, pairs(ids, values, sql`int`, sql`owner_id`)),
  },
  { what: "country", facet: "country", statement: plain(sql`country`, sql`text`) },
  { what: "language", facet: "language", statement: plain(sql`language`, sql`text`) },
];

/** Names, companies, owners, countries and languages of customers who were there; the last that is said of one holds. */
export async function writeColumns(write: Write, edits: Edits): Promise<void> {
  for (const { what, facet, statement } of writings) {
    const mine = edits.of(what).filter(({ isNew }) => !isNew);
    const last = new Map(mine.map(({ customerId, edit }) => [customerId, edit.to]));
    if (last.size > 0)
      await write.affect(statement(write.context.orgId, [...last.keys()], [...last.values()]), [facet]);
  }
}
