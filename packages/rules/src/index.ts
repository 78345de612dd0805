export {
  commonLanguages,
  countryCodes,
  countryName,
  isCountryCode,
  isLanguageTag,
  languageName,
} from "./codes.ts";
export {
  type CompileContext,
  compile,
  EVERYONE_KEY,
  everyoneSet,
  type Plan,
  type PredicateSet,
  type SegmentDefinition,
} from "./compile.ts";
export {
  type CalendarDay,
  type DateUnit,
  dayOf,
  isTimeZone,
  nextDay,
  parseDay,
  startOfDay,
  startOfDayAgo,
} from "./dates.ts";
export { type DescribeOptions, describe, describeFact, describePredicate } from "./describe.ts";
export { type Expression, isComplemented, keyOf } from "./expression.ts";
export { type Facts, factsQuery, fieldNames, readFacts } from "./facts.ts";
export {
  EVERYONE_FACET,
  everyone,
  type FieldName,
  type Fields,
  fieldOf,
  fields,
  isFieldName,
} from "./fields.ts";
export { fold, nameKey } from "./fold.ts";
export { RuleError, type RuleIssue } from "./issues.ts";
export {
  type AnyField,
  type AnyOperator,
  type AnyPositive,
  type ColumnRange,
  instantText,
  type Period,
  positiveOf,
  valueTypeOf,
  withinRange,
} from "./kinds/kind.ts";
export { brokenLimit, LIMITS } from "./limits.ts";
export type { Hint, HintCode, LintContext } from "./lint/hint.ts";
export { lintRule } from "./lint/lint-rule.ts";
export type { Moment } from "./moment.ts";
export { type Names, nameOf, type Reference, type Source, sourceNoun } from "./names.ts";
export { missingReferences, type PlacedReference, predicatesOf, referencesOf } from "./references.ts";
export {
  type AnyPredicate,
  type Combinator,
  type Group,
  isGroup,
  type ParsedRule,
  type Predicate,
  parseRule,
  parseRuleOrThrow,
  type Rule,
} from "./rule.ts";
export { joinSql, type Query, type Sql, sql, toQuery } from "./sql.ts";
export {
  LONGEST_TEXT,
  type ParsedText,
  type Places,
  placeOf,
  type Span,
  type TextIssue,
} from "./text/issue.ts";
export { nearest } from "./text/nearest.ts";
export { namesIn, parseRuleText } from "./text/parse-rule-text.ts";
export { printPredicate, printRule } from "./text/print-rule.ts";
export { parseRuleJson, printRuleJson } from "./text/rule-json.ts";
export { type NamedOption, type NamedSource, type TextNames, textNames } from "./text/text-names.ts";
export type { DateRange, RuleDate } from "./values/dates.ts";
export type { ChannelChoice } from "./values/plain.ts";
export type { ScoreProduct, ScoreRange, ScoreThreshold } from "./values/scores.ts";
export type { AnyValueType, Editor, ValueType } from "./values/value-type.ts";
