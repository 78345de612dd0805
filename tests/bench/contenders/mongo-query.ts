import { guard } from "@ucast/mongo2js";
import sift from "sift";
import type { Ask, Node } from "../normal-form.ts";
import type { Matcher } from "./matcher.ts";

type Query = Readonly<Record<string, unknown>>;

const comparisons = { ">": "$gt", ">=": "$gte", "<": "$lt", "<=": "$lte" };

/** A rule as a MongoDB query, which both libraries read. */
function mongoQuery(node: Node): Query {
  if (node.type === "ask") return node.negated ? negatedQuery(node.ask) : askQuery(node.ask);
  const parts = node.of.map(mongoQuery);
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return node.type === "and" ? { $and: parts } : { $or: parts };
}

function askQuery(ask: Ask): Query {
  switch (ask.on) {
    case "tag":
      return { tag: { $in: ask.anyOf } };
    case "segment":
      return { "segment.now": { $in: ask.anyOf } };
    case "inbound":
    case "created":
      return { [ask.on]: { $gte: ask.since } };
    case "fitScore":
      return { [`fitScore.${ask.product}`]: scoreQuery(ask) };
    default:
      return { [ask.on]: ask.anyOf === null ? { $ne: null } : { $in: ask.anyOf } };
  }
}

/** Said of one that is missing, "less than" holds in one of the two libraries. */
function scoreQuery({ is, score }: Extract<Ask, { on: "fitScore" }>): Query {
  return { ...(is.startsWith("<") && { $exists: true }), [comparisons[is]]: score };
}

function negatedQuery(ask: Ask): Query {
  switch (ask.on) {
    case "tag":
      return { tag: { $nin: ask.anyOf } };
    case "segment":
      return { "segment.now": { $nin: ask.anyOf } };
    case "inbound":
    case "created":
    case "fitScore":
      return { $nor: [askQuery(ask)] };
    default:
      return { [ask.on]: ask.anyOf === null ? { $eq: null } : { $nin: ask.anyOf } };
  }
}

export const ucast: Matcher = {
  contender: "@ucast/mongo2js",
  matcher({ node }) {
    const test = guard<object>(mongoQuery(node) as never);
    return (facts) => test(facts);
  },
};

export const siftJs: Matcher = {
  contender: "sift",
  matcher({ node }) {
    const test = sift(mongoQuery(node) as never) as (facts: unknown) => boolean;
    return (facts) => test(facts);
  },
};
