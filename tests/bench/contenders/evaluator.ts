import { evaluator } from "@segments/evaluator";
import type { Matcher } from "./matcher.ts";

export const productEvaluator: Matcher = {
  contender: "product",
  matcher: ({ rule, meaning }) => evaluator(rule, meaning),
};
