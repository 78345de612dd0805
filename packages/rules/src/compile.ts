import { combine, type Expression, isComplemented, keyOf, not, setOf } from "./expression.ts";
import { EVERYONE_FACET, everyone, type FieldName, fieldOf } from "./fields.ts";
import { RuleError, type RuleIssue } from "./issues.ts";
import { type AnyPositive, type ColumnRange, positiveOf } from "./kinds/kind.ts";
import { LIMITS } from "./limits.ts";
import type { Moment } from "./moment.ts";
import { type AnyPredicate, type Group, isGroup } from "./rule.ts";
import type { Sql } from "./sql.ts";

/** What a rule needs to know of a segment it refers to. */
export type SegmentDefinition =
  | { readonly id: number; readonly name: string; readonly type: "static" }
  | { readonly id: number; readonly name: string; readonly type: "dynamic"; readonly rule: Group };

export interface CompileContext extends Moment {
  /** Every segment that the rule refers to, and that those refer to, by id. */
  readonly segments: ReadonlyMap<number, SegmentDefinition>;
}

/** One distinct question of a plan: the set of customers for which a positive predicate holds. */
export interface PredicateSet {
  /** Canonical: equal for predicates that ask the same, in whichever segment they stand. */
  readonly key: string;
  /** What it asks about; undefined for the set of everyone. */
  readonly field?: FieldName | undefined;
  /** What writes can change it. */
  readonly facets: readonly string[];
  /** The instant (milliseconds) from which on it is another question; Infinity where time changes nothing. */
  readonly validUntil: number;
  /** A select of the ids, in one column `id`. */
  readonly select: (org: number) => Sql;
  /** The same as a condition on a row of `customer`, where that row alone tells. */
  readonly where?: Sql | undefined;
  /** The same as a range of a column of `customer`, where it is one: ranges of one column are read together. */
  readonly range?: ColumnRange | undefined;
}

/** The key of the set of all the organization's customers. */
export const EVERYONE_KEY = "everyone";

/** A rule made ready to be answered: the sets it needs and how they are combined. Pure data, apart from `select`. */
export interface Plan {
  /** Canonical: plans with the same key have the same answer. */
  readonly key: string;
  /** By key; {@link EVERYONE_KEY} among them when, and only when, the answer takes all the organization's customers. */
  readonly sets: ReadonlyMap<string, PredicateSet>;
  readonly expression: Expression;
  /** What each group and predicate of the rule comes to by itself, by its path; the whole rule at the empty one. */
  readonly parts: ReadonlyMap<string, Expression>;
  readonly facets: readonly string[];
  /** The instant (milliseconds) from which on the plan itself is another; Infinity where time changes nothing. */
  readonly validUntil: number;
}

/** All the organization's customers. */
export const everyoneSet: PredicateSet = {
  key: EVERYONE_KEY,
  facets: [EVERYONE_FACET],
  validUntil: Number.POSITIVE_INFINITY,
  select: everyone,
};

/** Lists of up to this many values are asked value by value, so that the sets are shared and edits refetch only theirs. */
const SPLIT_UP_TO = 8;

/**
 * Turns a rule into its plan. Pure and synchronous; the rule is taken to be well formed (`parseRule`). Throws
 * {@link RuleError} where it can't be evaluated: a segment that is not in the context, or a cycle.
 */
export function compile(rule: Group, context: CompileContext): Plan {
  const compiler = new Compiler(context);
  const expression = compiler.group(rule, "");
  if (isComplemented(expression)) compiler.sets.set(EVERYONE_KEY, everyoneSet);
  const facets = new Set([...compiler.sets.values()].flatMap((set) => set.facets));
  for (const id of compiler.inlined.keys()) facets.add(`${fieldOf("segment").facet}:${id}`);
  return {
    key: keyOf(expression),
    sets: compiler.sets,
    expression,
    parts: compiler.parts,
    facets: [...facets].sort(),
    validUntil: Math.min(
      Number.POSITIVE_INFINITY,
      ...[...compiler.sets.values()].map((set) => set.validUntil),
    ),
  };
}

class Compiler {
  readonly sets = new Map<string, PredicateSet>();
  /** Of the rule itself, not of those that it refers to. */
  readonly parts = new Map<string, Expression>();
  /** The dynamic segments whose rules became part of the plan. */
  readonly inlined = new Map<number, Expression>();
  readonly #trail: SegmentDefinition[] = [];
  #expanded = 0;
  readonly #context: CompileContext;

  constructor(context: CompileContext) {
    this.#context = context;
  }

  /** Within another segment's rule the path stays that of the predicate which led there: issues are told where they can be mended. */
  group(group: Group, path: string): Expression {
    const isOwn = this.#trail.length === 0;
    const members = group.rules.map((member, index) => {
      const at = isOwn ? `${path === "" ? "" : `${path}.`}rules[${index}]` : path;
      if (isGroup(member)) return this.group(member, at);
      const expression = this.#predicate(member, at);
      if (isOwn) this.parts.set(at, expression);
      return expression;
    });
    const combined = combine(group.combinator, members);
    const expression = group.not ? not(combined) : combined;
    if (isOwn) this.parts.set(path, expression);
    return expression;
  }

  #predicate(predicate: AnyPredicate, path: string): Expression {
    const { operators } = fieldOf(predicate.field);
    const operator = operators[predicate.operator];
    if (!operator) throw new TypeError(`${predicate.field} has no operator ${predicate.operator}`);
    if (operator.polarity === "positive")
      return this.#positive(predicate, operator, predicate.operator, path);
    const positive = positiveOf(operators, predicate.operator);
    const ask = (value: unknown) => this.#positive({ ...predicate, value }, positive, operator.of, path);
    if (operator.polarity === "negative") return not(ask(predicate.value));
    return combine("and", (positive.value.parts?.(predicate.value) ?? []).map(ask));
  }

  #positive(predicate: AnyPredicate, operator: AnyPositive, name: string, path: string): Expression {
    if (operator.dynamic) return this.#segments(predicate, operator, name, path);
    return this.#split(predicate, operator, name);
  }

  #split(predicate: AnyPredicate, operator: AnyPositive, name: string): Expression {
    const parts = operator.value.parts?.(predicate.value) ?? [];
    if (parts.length < 2 || parts.length > SPLIT_UP_TO)
      return this.#set(predicate.field, operator, name, predicate.value);
    return combine(
      "or",
      parts.map((part) => this.#set(predicate.field, operator, name, part)),
    );
  }

  #set(field: FieldName, operator: AnyPositive, name: string, value: unknown): Expression {
    const moment = this.#context;
    const resolved = operator.value.resolve(value, moment);
    const key = `${field} ${name} ${JSON.stringify(resolved)}`;
    if (!this.sets.has(key)) {
      this.sets.set(key, {
        key,
        field,
        facets: operator.facets?.(resolved) ?? [fieldOf(field).facet],
        validUntil: operator.value.until?.(value, moment) ?? Number.POSITIVE_INFINITY,
        select: (org) => operator.set(org, resolved),
        where: operator.where?.(resolved),
        range: operator.range?.(resolved),
      });
    }
    return setOf(key);
  }

  /** Static segments are sets; a dynamic one stands for its rule, compiled once however often it is named. */
  #segments(predicate: AnyPredicate, operator: AnyPositive, name: string, path: string): Expression {
    const ids = [...new Set(predicate.value as readonly number[])];
    const definitions = ids.map((id) => this.#definition(id, path));
    const members = definitions
      .filter((definition) => definition.type === "dynamic")
      .map((definition) => this.#inline(definition, path));
    const kept = operator.dynamic === "remembered" ? definitions : definitions.filter(isStatic);
    const value = kept.map(({ id }) => id);
    if (value.length > 0) members.push(this.#split({ ...predicate, value }, operator, name));
    return combine("or", members);
  }

  #inline(definition: SegmentDefinition & { type: "dynamic" }, path: string): Expression {
    const expression = this.inlined.get(definition.id) ?? this.#enter(definition, path);
    this.#expanded += keyOf(expression).length;
    if (this.#expanded > LIMITS.expandedLength) throw new RuleError([tooLarge(path)]);
    return expression;
  }

  #enter(definition: SegmentDefinition & { type: "dynamic" }, path: string): Expression {
    const start = this.#trail.findIndex(({ id }) => id === definition.id);
    if (start >= 0) throw new RuleError([cycle([...this.#trail.slice(start), definition], path)]);
    if (this.#trail.length >= LIMITS.referenceDepth) throw new RuleError([tooDeep(path)]);
    this.#trail.push(definition);
    const expression = this.group(definition.rule, path);
    this.#trail.pop();
    this.inlined.set(definition.id, expression);
    return expression;
  }

  #definition(id: number, path: string): SegmentDefinition {
    const definition = this.#context.segments.get(id);
    if (definition) return definition;
    throw new RuleError([{ path: `${path}.value`, code: "missing", message: `there is no segment ${id}` }]);
  }
}

function isStatic({ type }: SegmentDefinition): boolean {
  return type === "static";
}

function cycle(trail: readonly SegmentDefinition[], path: string): RuleIssue {
  const names = trail.map(({ name }) => `“${name}”`).join(" → ");
  const message = `segments would refer to each other in a circle: ${names}`;
  return { path: `${path}.value`, code: "cycle", message };
}

function tooDeep(path: string): RuleIssue {
  const message = `segments can refer to each other at most ${LIMITS.referenceDepth} deep; here it is more`;
  return { path: `${path}.value`, code: "limit", message };
}

function tooLarge(path: string): RuleIssue {
  const message =
    "this rule and those of the segments it refers to are too large together: refer to fewer segments";
  return { path: `${path}.value`, code: "limit", message };
}
