import { LogicEngine } from "json-logic-engine";
import jsonLogic, { type RulesLogic } from "json-logic-js";
import type { Ask, Node } from "../normal-form.ts";
import type { Matcher } from "./matcher.ts";

/** As react-querybuilder's own export to JsonLogic would have it, with lists asked value by value. */
function logicOf(node: Node): RulesLogic {
  if (node.type === "ask") {
    const logic = askLogic(node.ask);
    return node.negated ? { "!": logic } : logic;
  }
  const parts = node.of.map(logicOf);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return node.type === "and" ? ({ and: parts } as RulesLogic) : ({ or: parts } as RulesLogic);
}

function askLogic(ask: Ask): RulesLogic {
  switch (ask.on) {
    case "tag":
      return includesAny("tag", ask.anyOf);
    case "segment":
      return includesAny("segment.now", ask.anyOf);
    case "inbound":
    case "created":
      return { ">=": [{ var: ask.on }, ask.since] };
    case "fitScore": {
      const score = { var: `fitScore.${ask.product}` };
      const holds = { [ask.is]: [score, ask.score] } as unknown as RulesLogic;
      // In JavaScript, and so here, null is less than 1 and at least 0.
      return ask.is.startsWith("<") || ask.score <= 0
        ? ({ and: [{ "!==": [score, null] }, holds] } as RulesLogic)
        : holds;
    }
    default:
      if (ask.anyOf === null) return { "!==": [{ var: ask.on }, null] };
      return { in: [{ var: ask.on }, [...ask.anyOf]] } as RulesLogic;
  }
}

function includesAny(path: string, ids: readonly number[]): RulesLogic {
  const each = ids.map((id) => ({ in: [id, { var: path }] }));
  return (each.length === 1 ? each[0] : { or: each }) as RulesLogic;
}

export const jsonLogicJs: Matcher = {
  contender: "json-logic-js",
  matcher({ node }) {
    const logic = logicOf(node);
    return (facts) => jsonLogic.apply(logic, facts) === true;
  },
};

const engine = new LogicEngine();

export const jsonLogicEngine: Matcher = {
  contender: "json-logic-engine",
  matcher({ node }) {
    const run = engine.build(logicOf(node)) as (facts: unknown) => unknown;
    return (facts) => run(facts) === true;
  },
};
