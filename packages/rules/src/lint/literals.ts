import { fieldOf } from "../fields.ts";
import { positiveOf } from "../kinds/kind.ts";
import type { Moment } from "../moment.ts";
import { type AnyPredicate, type Combinator, type Group, isGroup } from "../rule.ts";

/** A positive operator that holds, or does not. */
export interface Literal {
  readonly path: string;
  readonly predicate: AnyPredicate;
  readonly operator: string;
  /** What the value comes to. */
  readonly value: unknown;
  readonly holds: boolean;
  /** One of several that a predicate comes to. */
  readonly part: boolean;
  /** Whether the value is a list of options, of which one is enough. */
  readonly isList: boolean;
}

/** Literals that all have to hold, or of which one is enough, whatever groups and negations they stand in. */
export interface Clause {
  readonly mode: Combinator;
  readonly path: string;
  readonly literals: readonly Literal[];
}

/** The clauses of a rule, the outermost first. Negations are moved inwards. */
export function clausesOf(rule: Group, moment: Moment): Clause[] {
  const clauses: Clause[] = [];
  const waiting: Inner[] = [{ group: rule, path: "", negated: false }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const mode = modeOf(next.group, next.negated);
    const literals: Literal[] = [];
    gather(next, mode, moment, literals, waiting);
    clauses.push({ mode, path: next.path, literals });
  }
  return clauses;
}

interface Inner {
  readonly group: Group;
  readonly path: string;
  /** An odd number of the groups around it is negated. */
  readonly negated: boolean;
}

function modeOf({ combinator, not = false }: Group, negated: boolean): Combinator {
  return negated === not ? combinator : combinator === "and" ? "or" : "and";
}

function gather(
  { group, path, negated }: Inner,
  mode: Combinator,
  moment: Moment,
  literals: Literal[],
  waiting: Inner[],
): void {
  const turned = negated !== (group.not ?? false);
  for (const [index, member] of group.rules.entries()) {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    if (!isGroup(member)) {
      literals.push(...literalsOf(member, at, turned, mode, moment));
      continue;
    }
    const inner = { group: member, path: at, negated: turned };
    const isSame = member.rules.length === 1 || modeOf(member, turned) === mode;
    if (isSame) gather(inner, mode, moment, literals, waiting);
    else waiting.push(inner);
  }
}

function literalsOf(
  predicate: AnyPredicate,
  path: string,
  negated: boolean,
  mode: Combinator,
  moment: Moment,
): Literal[] {
  const { operators } = fieldOf(predicate.field);
  const operator = operators[predicate.operator];
  if (!operator) return [];
  const positive = positiveOf(operators, predicate.operator);
  const name = operator.polarity === "positive" ? predicate.operator : operator.of;
  const holds = (operator.polarity === "negative") === negated;
  const literal = (value: unknown, part = false): Literal => ({
    path,
    predicate,
    operator: name,
    value: positive.value.resolve(value, moment),
    holds,
    part,
    isList: positive.value.editor.type === "options",
  });
  if (operator.polarity !== "every") return [settled(literal(predicate.value))];
  const parts = positive.value.parts?.(predicate.value) ?? [];
  // All of a list hold each by itself; that not all of them do says nothing of one of them.
  return parts.length === 1 || holds === (mode === "and")
    ? parts.map((part) => literal(part, parts.length > 1))
    : [];
}

/** "Not set" and "not: set" are the same, also where both are operators of their own. */
function settled(literal: Literal): Literal {
  const { predicate, operator, holds } = literal;
  if (operator === "isNotSet") return { ...literal, operator: "isSet", holds: !holds };
  const { operators } = fieldOf(predicate.field);
  return Object.hasOwn(operators, operator) ? literal : { ...literal, operator };
}

export function opposite(literal: Literal): Literal {
  return { ...literal, holds: !literal.holds };
}
