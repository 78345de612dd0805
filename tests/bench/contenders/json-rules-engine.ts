import { Engine, type NestedCondition, type TopLevelCondition } from "json-rules-engine";
import type { Ask, Node } from "../normal-form.ts";
import type { Matcher } from "./matcher.ts";

const comparisons = {
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
  "<": "lessThan",
  "<=": "lessThanInclusive",
};

function conditionOf(node: Node): NestedCondition {
  if (node.type === "ask") {
    const condition = askCondition(node.ask);
    return node.negated ? { not: condition } : condition;
  }
  const parts = node.of.map(conditionOf);
  return node.type === "and" ? { all: parts } : { any: parts };
}

function askCondition(ask: Ask): NestedCondition {
  switch (ask.on) {
    case "tag":
      return { any: ask.anyOf.map((value) => ({ fact: "tag", operator: "contains", value })) };
    case "segment":
      return {
        any: ask.anyOf.map((value) => ({ fact: "segment", path: "$.now", operator: "contains", value })),
      };
    case "inbound":
    case "created":
      return { fact: ask.on, operator: "greaterThanInclusive", value: ask.since };
    case "fitScore":
      return {
        ...{ fact: "fitScore", path: `$.${ask.product}` },
        ...{ operator: comparisons[ask.is], value: ask.score },
      };
    default:
      return ask.anyOf === null
        ? { fact: ask.on, operator: "notEqual", value: null }
        : { fact: ask.on, operator: "in", value: [...ask.anyOf] };
  }
}

export const jsonRulesEngine: Matcher = {
  contender: "json-rules-engine",
  matcher({ node }) {
    const conditions = { all: [conditionOf(node)] } as TopLevelCondition;
    const engine = new Engine([{ conditions, event: { type: "matches" } }]);
    return async (facts) => (await engine.run(facts)).events.length > 0;
  },
};
