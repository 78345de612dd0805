/**
 * A boolean expression over predicate sets. `set` names one by its key; an empty `and` is everyone, an empty `or` nobody
 * (they arise only inside the compiler: a rule has no empty groups).
 */
export type Expression =
  | { readonly type: "set"; readonly key: string }
  | { readonly type: "not"; readonly of: Expression }
  | { readonly type: "and" | "or"; readonly of: readonly Expression[] };

export function setOf(key: string): Expression {
  return { type: "set", key };
}

export function not(of: Expression): Expression {
  return of.type === "not" ? of.of : { type: "not", of };
}

/** Joined, with members of the same kind merged into one level and repeated ones kept once. */
export function combine(type: "and" | "or", members: readonly Expression[]): Expression {
  const flat = members.flatMap((member) => (member.type === type ? member.of : [member]));
  const distinct = [...new Map(flat.map((member) => [keyOf(member), member])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, member]) => member);
  const [only] = distinct;
  return distinct.length === 1 && only ? only : { type, of: distinct };
}

/** The same text for expressions that are the same up to order and repetition. */
export function keyOf(expression: Expression): string {
  const known = keys.get(expression);
  if (known !== undefined) return known;
  const key = writeKey(expression);
  keys.set(expression, key);
  return key;
}

/**
 * True when the expression is best held as "everyone except …": then, and only then, answering it takes the set of all
 * customers. A conjunction with one plain member is plain, a disjunction with one complemented member is complemented.
 */
export function isComplemented(expression: Expression): boolean {
  switch (expression.type) {
    case "set":
      return false;
    case "not":
      return !isComplemented(expression.of);
    case "and":
      return expression.of.every(isComplemented);
    case "or":
      return expression.of.some(isComplemented);
  }
}

const keys = new WeakMap<Expression, string>();

function writeKey(expression: Expression): string {
  switch (expression.type) {
    case "set":
      return expression.key;
    case "not":
      return `!(${keyOf(expression.of)})`;
    default:
      return `${expression.type}(${expression.of.map(keyOf).join(";")})`;
  }
}
