import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";

/** The part of a pg client that carries the descriptions of result columns. */
interface WithConnection {
  readonly connection: {
    prependListener(event: "rowDescription", listener: (message: { fields: Field[] }) => void): void;
  };
}

interface Field {
  readonly name: string;
  dataTypeID: number;
}

const CHAR = 18;
const TEXT = 25;

/** Prisma's adapter, and the internal type "char" of catalog columns: it refuses that one, the schema engine needs it. */
export class CatalogAdapter extends PrismaPg {
  readonly #charColumns = new Set<string>();

  constructor(pool: Pool) {
    super(pool);
    pool.on("connect", (client) => {
      (client as unknown as WithConnection).connection.prependListener("rowDescription", ({ fields }) => {
        for (const field of fields) this.#note(field);
      });
    });
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await queryRaw(query);
      const typeOf = (name: string, index: number) =>
        this.#charColumns.has(name)
          ? ColumnTypeEnum.Character
          : (result.columnTypes[index] ?? ColumnTypeEnum.Text);
      return { ...result, columnTypes: result.columnNames.map(typeOf) };
    };
    return adapter;
  }

  #note(field: Field): void {
    if (field.dataTypeID !== CHAR) return;
    field.dataTypeID = TEXT;
    this.#charColumns.add(field.name);
  }
}
