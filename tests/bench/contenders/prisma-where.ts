import type { Prisma } from "@segments/db";
import type { Ask, Node } from "../normal-form.ts";

const comparisons = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" } as const;

/** A rule as Prisma's relation filters. */
export function prismaWhere(orgId: number, node: Node): Prisma.CustomerWhereInput {
  return { orgId, ...whereOf(node) };
}

function whereOf(node: Node): Prisma.CustomerWhereInput {
  if (node.type === "ask") return askWhere(node.ask, node.negated);
  const parts = node.of.map(whereOf);
  return node.type === "and" ? { AND: parts } : { OR: parts };
}

function askWhere(ask: Ask, negated: boolean): Prisma.CustomerWhereInput {
  const quantifier = negated ? "none" : "some";
  switch (ask.on) {
    case "tag":
      return { tags: { [quantifier]: { tagId: oneOf(ask.anyOf) } } };
    case "segment":
      return { segments: { [quantifier]: { segmentId: oneOf(ask.anyOf) } } };
    case "fitScore": {
      const score = { [comparisons[ask.is]]: ask.score };
      return { scores: { [quantifier]: { productId: ask.product, score } } };
    }
    case "inbound":
    case "created": {
      const column = ask.on === "inbound" ? "lastInboundAt" : "createdAt";
      return { [column]: { [negated ? "lt" : "gte"]: new Date(ask.since) } };
    }
    default: {
      const column = { company: "companyId", owner: "ownerId", country: "country", language: "language" }[
        ask.on
      ];
      if (ask.anyOf === null) return { [column]: negated ? null : { not: null } };
      if (!negated) return { [column]: oneOf(ask.anyOf) };
      return { OR: [{ [column]: null }, { [column]: { notIn: [...ask.anyOf] } }] };
    }
  }
}

function oneOf(items: readonly (number | string)[]) {
  return items.length === 1 ? items[0] : { in: [...items] };
}
