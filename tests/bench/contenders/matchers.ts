import { productEvaluator } from "./evaluator.ts";
import { jsonLogicEngine, jsonLogicJs } from "./json-logic.ts";
import { jsonRulesEngine } from "./json-rules-engine.ts";
import type { Matcher } from "./matcher.ts";
import { siftJs, ucast } from "./mongo-query.ts";

export const PRODUCT = productEvaluator.contender;

/** The product first, then its peers. */
export const matchers: readonly Matcher[] = [
  productEvaluator,
  jsonLogicEngine,
  jsonLogicJs,
  ucast,
  siftJs,
  jsonRulesEngine,
];
