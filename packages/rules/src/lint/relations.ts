import { type Interval, intervalOf, isApart, isWithin } from "./intervals.ts";
import type { Literal } from "./literals.ts";

/** What is asked about, apart from the value: only literals about the same can bear on each other. */
export function subjectOf({ predicate, kind, value }: Literal): string {
  return kind === "score" ? `${predicate.field}:${(value as { product: number }).product}` : predicate.field;
}

/** Whoever the positive operator of `a` holds for, that of `b` holds for as well. Both are about the same. */
export function implies(a: Literal, b: Literal): boolean {
  if (b.operator === "isSet") return true;
  if (a.operator === "isSet") return false;
  switch (a.kind) {
    case "choice":
    case "set":
      return isSubset(a.value, b.value);
    case "reference":
      return (a.operator === b.operator || b.operator === "everIn") && isSubset(a.value, b.value);
    case "flag":
      return b.value === "any" || a.value === b.value;
    case "date":
    case "score":
      return bothIntervals(a, b, isWithin);
    case "text":
      return impliesText(a, b);
  }
}

/** For nobody do both positive operators hold. Both are about the same. */
export function excludes(a: Literal, b: Literal): boolean {
  if (a.operator === "isSet" || b.operator === "isSet") return false;
  switch (a.kind) {
    case "choice":
      return isDisjoint(a.value, b.value);
    case "date":
    case "score":
      return bothIntervals(a, b, isApart);
    case "text":
      return a.single && (excludesText(a, b) || excludesText(b, a));
    default:
      return false;
  }
}

/** Both can't be true of one customer. */
export function conflict(a: Literal, b: Literal): boolean {
  if (subjectOf(a) !== subjectOf(b) || !(a.holds || b.holds)) return false;
  if (a.holds && b.holds) return excludes(a, b);
  return a.holds ? implies(a, b) : implies(b, a);
}

/** Whoever `a` is true of, `b` is true of as well. */
export function entails(a: Literal, b: Literal): boolean {
  if (subjectOf(a) !== subjectOf(b)) return false;
  if (a.holds && b.holds) return implies(a, b);
  if (!a.holds && !b.holds) return implies(b, a);
  return a.holds && excludes(a, b);
}

/** The same is said of the same. */
export function isSame(a: Literal, b: Literal): boolean {
  return a.holds === b.holds && entails(a, b) && entails(b, a);
}

function bothIntervals(a: Literal, b: Literal, test: (a: Interval, b: Interval) => boolean): boolean {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  return first !== undefined && second !== undefined && test(first, second);
}

function isSubset(inner: unknown, outer: unknown): boolean {
  const set = new Set(outer as unknown[]);
  return (inner as unknown[]).every((one) => set.has(one));
}

function isDisjoint(one: unknown, other: unknown): boolean {
  const set = new Set(other as unknown[]);
  return !(one as unknown[]).some((value) => set.has(value));
}

function impliesText(a: Literal, b: Literal): boolean {
  const [text, wanted] = [String(a.value), String(b.value)];
  if (b.operator === "contains") return text.includes(wanted);
  if (b.operator === "startsWith") return a.operator !== "contains" && text.startsWith(wanted);
  return a.operator === b.operator && text === wanted;
}

function excludesText(a: Literal, b: Literal): boolean {
  const [text, wanted] = [String(a.value), String(b.value)];
  if (a.operator === "is") {
    if (b.operator === "is") return text !== wanted;
    return b.operator === "contains" ? !text.includes(wanted) : !text.startsWith(wanted);
  }
  if (a.operator !== "startsWith" || b.operator !== "startsWith") return false;
  return !text.startsWith(wanted) && !wanted.startsWith(text);
}
