import { fieldOf } from "../fields.ts";
import type { Literal } from "./literals.ts";

/** What is asked about, apart from the value: only literals about the same can bear on each other. */
export function subjectOf({ predicate: { field }, value }: Literal): string {
  const { about } = fieldOf(field).bearing;
  return about ? `${field}:${about(value)}` : field;
}

/** Whoever the positive operator of `a` holds for, that of `b` holds for as well. Both are about the same. */
function implies(a: Literal, b: Literal): boolean {
  if (b.operator === "isSet") return true;
  return a.operator !== "isSet" && fieldOf(a.predicate.field).bearing.implies(a, b);
}

/** For nobody do both positive operators hold. Both are about the same. */
function excludes(a: Literal, b: Literal): boolean {
  if (a.operator === "isSet" || b.operator === "isSet") return false;
  return fieldOf(a.predicate.field).bearing.excludes(a, b);
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
