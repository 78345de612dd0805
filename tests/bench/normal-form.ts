import {
  type AnyPredicate,
  fieldOf,
  type Group,
  isGroup,
  type Moment,
  positiveOf,
  type SegmentDefinition,
} from "@segments/rules";

interface Set<On extends string> {
  readonly on: On;
  readonly anyOf: readonly number[];
}

/** `anyOf` null asks whether there is one at all. */
interface Choice<On extends string, Option> {
  readonly on: On;
  readonly anyOf: readonly Option[] | null;
}

interface Since<On extends string> {
  readonly on: On;
  /** milliseconds since 1970-01-01T00:00Z */
  readonly since: number;
}

interface Score {
  readonly on: "fitScore";
  readonly product: number;
  readonly is: Comparison;
  readonly score: number;
}

export type SetAsk = Set<"tag"> | Set<"segment"> | Score;
export type ColumnAsk =
  | Choice<"company", number>
  | Choice<"owner", number>
  | Choice<"country", string>
  | Choice<"language", string>
  | Since<"inbound">
  | Since<"created">;

/** What a positive predicate asks, of other tables or of the customer's own columns. */
export type Ask = SetAsk | ColumnAsk;

export type Comparison = ">" | ">=" | "<" | "<=";

/**
 * A rule as contenders translate it: segments that it refers to written out, and NOT pushed down to the predicates, where
 * every engine can say it without minding NULL.
 */
export type Node =
  | { readonly type: "and" | "or"; readonly of: readonly Node[] }
  | { readonly type: "ask"; readonly ask: Ask; readonly negated: boolean };

export interface Meaning extends Moment {
  readonly segments: ReadonlyMap<number, SegmentDefinition>;
}

export function normalForm(rule: Group, meaning: Meaning, negated = false): Node {
  const flipped = negated !== (rule.not ?? false);
  return {
    type: (rule.combinator === "and") !== flipped ? "and" : "or",
    of: rule.rules.map((member) =>
      isGroup(member) ? normalForm(member, meaning, flipped) : predicate(member, meaning, flipped),
    ),
  };
}

function predicate({ field, operator: name, value }: AnyPredicate, meaning: Meaning, flipped: boolean): Node {
  const { operators } = fieldOf(field);
  const operator = operators[name];
  if (!operator) throw new TypeError(`${field} has no operator ${name}`);
  // Contenders know it as the complement, whichever way the catalogue states it.
  if (name === "isNotSet" && operator.polarity === "positive")
    return predicate({ field, operator: "isSet", value }, meaning, !flipped);
  if (operator.polarity === "every") {
    const each = (value as readonly number[]).map((one) =>
      predicate({ field, operator: operator.of, value: [one] }, meaning, flipped),
    );
    return { type: flipped ? "or" : "and", of: each };
  }
  const negated = flipped !== (operator.polarity === "negative");
  const positive = operator.polarity === "negative" ? operator.of : name;
  if (field === "segment") return reference(value as readonly number[], meaning, negated);
  const resolved: unknown = positiveOf(operators, positive).value.resolve(value, meaning);
  return { type: "ask", ask: askOf(field, positive, resolved), negated };
}

/** Static segments are asked for, dynamic ones are their rules. */
function reference(ids: readonly number[], meaning: Meaning, negated: boolean): Node {
  const definitions = ids.map((id) => meaning.segments.get(id));
  const anyOf = definitions.flatMap((one) => (one?.type === "static" ? [one.id] : []));
  const inlined = definitions.flatMap((one) =>
    one?.type === "dynamic" ? [normalForm(one.rule, meaning, negated)] : [],
  );
  const asked: Node[] = anyOf.length > 0 ? [{ type: "ask", ask: { on: "segment", anyOf }, negated }] : [];
  return { type: negated ? "and" : "or", of: [...asked, ...inlined] };
}

function askOf(field: string, operator: string, value: unknown): Ask {
  switch (`${field} ${operator}`) {
    case "tag containsAnyOf":
      return { on: "tag", anyOf: value as readonly number[] };
    case "company isAnyOf":
    case "owner isAnyOf":
      return { on: field, anyOf: value as readonly number[] } as Ask;
    case "company isSet":
    case "owner isSet":
      return { on: field, anyOf: null } as Ask;
    case "country isAnyOf":
    case "language isAnyOf":
      return { on: field, anyOf: value as readonly string[] } as Ask;
    case "country isSet":
    case "language isSet":
      return { on: field, anyOf: null } as Ask;
    case "inbound since":
    case "created since":
      return { on: field, since: value as number } as Ask;
  }
  if (field === "fitScore" && [">", ">=", "<", "<="].includes(operator)) {
    const { product, score } = value as { product: number; score: number };
    return { on: "fitScore", product, is: operator as Comparison, score };
  }
  throw new TypeError(`the benchmark's contenders don't know ${field} ${operator}`);
}
