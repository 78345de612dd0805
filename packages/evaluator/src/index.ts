export type { EvaluateContext } from "./context.ts";
export { decisive } from "./decisive.ts";
export { evaluate, evaluator, type Test } from "./evaluate.ts";
export {
  type ExplainOptions,
  explain,
  type GroupExplanation,
  type PredicateExplanation,
  type SegmentExplanation,
} from "./explain.ts";
export { type NextChange, nextChange, nextChanges } from "./next-change.ts";
