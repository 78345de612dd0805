import { resolveCustomerIds } from "@segments/crm";
import { query } from "@segments/db";
import { type Sql, toQuery } from "@segments/rules";
import { keepingPlans } from "../keepless.ts";
import type { Runner } from "../measure.ts";
import type { BenchRule, World } from "../world.ts";
import { prismaWhere } from "./prisma-where.ts";
import { arraysQuery, unpack } from "./sql-arrays.ts";
import { existsQuery } from "./sql-exists.ts";
import { inQuery } from "./sql-in.ts";
import { columnIds } from "./typed-arrays.ts";

/** A way to the ids of all customers for whom a rule holds. */
export interface IdRunner extends Runner {
  readonly run: () => Promise<Iterable<number>> | Iterable<number>;
}

export const PRODUCT = "product";
export const PLANLESS = "product, no plan";
export const PRISMA = "Prisma findMany";
export const EXISTS = "EXISTS + rows";
export const IN = "IN";
export const ARRAYS = "SQL on arrays";
export const MEMORY = "typed arrays";

/** Through the product's own operation, with no set and no result cached; the plan is made, as the contenders' queries are. */
export function productPlanned({ context }: World, { segmentId }: BenchRule): IdRunner {
  const planned = { ...context, services: { ...context.services, cache: keepingPlans() } };
  return { contender: PRODUCT, run: async () => (await resolveCustomerIds(planned, segmentId)).ids };
}

/** With nothing cached at all: definitions and what the rule names are read first. */
export function productCold(world: World, { segmentId }: BenchRule): IdRunner {
  return {
    contender: PLANLESS,
    prepare: () => world.cache.clear(),
    run: async () => (await resolveCustomerIds(world.context, segmentId)).ids,
  };
}

/** Their translations are made beforehand: only asking is timed. */
export function sqlContenders({ peers, orgId }: World, { node }: BenchRule): IdRunner[] {
  const where = prismaWhere(orgId, node);
  const rows = (statement: Sql) => async () =>
    (await query<{ id: number }>(peers, toQuery(statement))).map(({ id }) => id);
  const arrays = arraysQuery(orgId, node);
  return [
    {
      contender: PRISMA,
      run: async () =>
        (await peers.prisma.customer.findMany({ where, select: { id: true } })).map(({ id }) => id),
    },
    { contender: EXISTS, run: rows(existsQuery(orgId, node)) },
    { contender: IN, run: rows(inQuery(orgId, node)) },
    {
      contender: ARRAYS,
      run: async () => {
        const [row] = await query<{ ids: Buffer | null }>(peers, toQuery(arrays));
        return unpack(row?.ids ?? null);
      },
    },
  ];
}

/** The limit: everything is in this process already. */
export async function memoryContender(world: World, { node }: BenchRule): Promise<IdRunner> {
  const columns = await world.columns();
  return { contender: MEMORY, run: () => columnIds(columns, node) };
}
