import type { Prisma } from "@segments/db";
import { fold } from "@segments/rules";
import type { Node } from "../normal-form.ts";
import type { World } from "../world.ts";
import { prismaWhere } from "./prisma-where.ts";

export interface PageQuery {
  readonly node: Node;
  readonly sort: "name" | "created" | "lastInbound";
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly search: string | undefined;
  /** How many rows stand before the page. */
  readonly skip: number;
  /** The last row of the page before; undefined for the first page. */
  readonly after: number | undefined;
  /** The page of the last rows. */
  readonly isLast: boolean;
}

/** What the product's table shows, less the last inbound message, which Prisma can't read where there is none. */
const select = {
  id: true,
  name: true,
  country: true,
  language: true,
  createdAt: true,
  company: { select: { id: true, name: true } },
  owner: { select: { person: { select: { id: true, name: true } } } },
  tags: { select: { tag: { select: { id: true, name: true } } } },
  contacts: { select: { channel: true, address: true, suppressedAt: true } },
} satisfies Prisma.CustomerSelect;

function pageArgs({ orgId }: World, { node, sort, direction, search }: PageQuery) {
  const where = prismaWhere(orgId, node);
  const wanted = search === undefined ? undefined : fold(search);
  const column = { name: "nameFolded", created: "createdAt", lastInbound: "lastInboundAt" }[sort];
  const orderBy: Prisma.CustomerOrderByWithRelationInput[] = [{ [column]: direction }, { id: direction }];
  const searched: Prisma.CustomerWhereInput = {
    OR: [
      { nameFolded: { contains: wanted ?? "" } },
      { contacts: { some: { channel: "email", addressFolded: { contains: wanted ?? "" } } } },
    ],
  };
  return { where: wanted === undefined ? where : { AND: [where, searched] }, orderBy, select };
}

/** The last page is read from the end, as Prisma's cursors allow. */
export async function cursorPage(world: World, query: PageQuery): Promise<number[]> {
  const { limit, after, isLast } = query;
  const rows = await world.peers.prisma.customer.findMany({
    ...pageArgs(world, query),
    take: isLast ? -limit : limit,
    ...(after !== undefined && { cursor: { orgId_id: { orgId: world.orgId, id: after } }, skip: 1 }),
  });
  return rows.map(({ id }) => id);
}

export async function offsetPage(world: World, query: PageQuery): Promise<number[]> {
  const { limit, skip } = query;
  const rows = await world.peers.prisma.customer.findMany({ ...pageArgs(world, query), take: limit, skip });
  return rows.map(({ id }) => id);
}
