import { type FieldName, fieldOf } from "../fields.ts";
import { positiveOf } from "../kinds/kind.ts";
import { LIMITS } from "../limits.ts";
import { type AnyPredicate, type Combinator, parseRule } from "../rule.ts";
import {
  type ParsedText,
  type Places,
  placed,
  type Span,
  type TextIssue,
  tooLong,
  Unreadable,
} from "./issue.ts";
import { nearest } from "./nearest.ts";
import { fieldPhrases, operatorPhrases, oppositeOf, type Phrase, wordsFor } from "./phrases.ts";
import { readValue } from "./read-value.ts";
import { Reader, shown } from "./reader.ts";
import type { NamedSource, TextNames } from "./text-names.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A group or predicate and where it stands. */
type Placed = Span & ({ readonly predicate: AnyPredicate; readonly value: Span } | PlacedGroup);
interface PlacedGroup extends Span {
  readonly combinator: Combinator;
  readonly not: boolean;
  readonly members: readonly Placed[];
}

/** Members joined in one way, without what is around them. */
interface Joined {
  readonly combinator: Combinator;
  readonly members: readonly Placed[];
}

const MOST_ISSUES = 100;

/**
 * Reads a rule from a line (SEMANTICS.md, "In one line"). Never throws: what can't be read is an issue with its place, and
 * so is a name that nothing has. Does not look whether the ids it names exist.
 */
export function parseRuleText(text: string, names: TextNames): ParsedText {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  const issues: TextIssue[] = [];
  try {
    const parser = new Parser(text, names);
    const root = parser.rule();
    issues.push(...parser.issues);
    const places = placesOf(root);
    const parsed = parseRule({ version: 1, ...toJson(root) });
    if (parsed.ok && issues.length === 0) return { ok: true, rule: parsed.rule, places };
    // What a name that is unknown came to has been told already.
    if (!parsed.ok && issues.length === 0) issues.push(...placed(parsed.issues, places));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    issues.push(error.issue);
  }
  return { ok: false, issues: issues.slice(0, MOST_ISSUES) };
}

/** The names that a line mentions, for them to be looked up before it is read; as far as it can be read at all. */
export function namesIn(text: string): { source: NamedSource; name: string }[] {
  const found = new Map<string, { source: NamedSource; name: string }>();
  parseRuleText(text, {
    labelOf: () => undefined,
    idsOf: (source, name) => {
      found.set(`${source}/${name}`, { source, name });
      return [1];
    },
    nearest: () => undefined,
  });
  return [...found.values()];
}

class Parser extends Reader {
  readonly #text: string;
  readonly #names: TextNames;
  /** members so far, of all groups */
  #count = 0;

  constructor(text: string, names: TextNames) {
    super(tokenize(text));
    this.#text = text;
    this.#names = names;
  }

  rule(): PlacedGroup {
    if (this.is("end")) this.fail('The rule is empty: begin with a field, such as tag has "hot-lead".');
    const joined = this.#joined(1);
    if (this.is(")")) this.fail("This parenthesis closes nothing.");
    if (!this.is("end")) this.#missingJoin();
    const [only] = joined.members;
    // One group by itself is the rule.
    if (joined.members.length === 1 && only && "members" in only) return only;
    return { ...joined, not: false, from: 0, to: this.#text.length };
  }

  #joined(depth: number): Joined {
    const members = [this.#member(depth)];
    const joins: Token[] = [];
    while (this.isWord("and") || this.isWord("or")) {
      joins.push(this.next());
      members.push(this.#member(depth));
    }
    const combinator = joins[0]?.text.toLowerCase() === "or" ? "or" : "and";
    const odd = joins.findIndex(({ text }) => text.toLowerCase() !== combinator);
    if (odd > 0) this.#mixed(members, joins, odd, combinator);
    return { combinator, members };
  }

  #member(depth: number): Placed {
    this.#count += 1;
    if (this.#count > LIMITS.nodes) {
      const message = `A rule can have at most ${LIMITS.nodes} groups and predicates; this one has more.`;
      throw new Unreadable(this.peek(), message, "limit");
    }
    const start = this.peek();
    const not = this.takeWord("not");
    const kind = this.#kindOfGroup();
    if (this.is("(")) return this.#group(start, not, kind, depth);
    const predicate = this.#predicate();
    if (!not) return predicate;
    return { combinator: "and", not, members: [predicate], ...this.since(start) };
  }

  /** "any of" or "all of" in front of a parenthesis. */
  #kindOfGroup(): Combinator | undefined {
    const isGroup = this.isWord("of", 1) && this.is("(", 2);
    if (isGroup && this.takeWord("any")) return this.takeWord("of") ? "or" : undefined;
    if (isGroup && this.takeWord("all")) return this.takeWord("of") ? "and" : undefined;
    return undefined;
  }

  #group(start: Token, not: boolean, kind: Combinator | undefined, depth: number): Placed {
    const open = this.next();
    // The rule itself may stand in parentheses, which add no depth.
    if (depth > LIMITS.depth) {
      throw new Unreadable(
        open,
        `Groups can be nested at most ${LIMITS.depth} deep; this one is deeper.`,
        "limit",
      );
    }
    if (this.is(")"))
      this.fail("This group is empty: put a predicate between the parentheses.", {
        from: open.from,
        to: this.peek().to,
      });
    const { combinator, members } = this.#joined(depth + 1);
    if (this.is("end")) this.fail("This parenthesis is never closed.", open);
    if (!this.take(")")) this.#missingJoin();
    const place = this.since(start);
    if (kind !== undefined && members.length > 1 && kind !== combinator) {
      const [word, other] = kind === "or" ? ["any of", "and"] : ["all of", "or"];
      this.report("syntax", `What stands behind “${word}” is joined by “${other}”.`, place);
    }
    return { combinator: kind ?? combinator, not, members, ...place };
  }

  #predicate(): Placed {
    const start = this.peek();
    const isNo = this.takeWord("no");
    const field = this.takePhrase(fieldPhrases) ?? this.#unknownField();
    const said = this.takePhrase(operatorPhrases(field)) ?? this.#unknownOperator(field);
    const operator = isNo ? (oppositeOf(field, said) ?? this.#noOpposite(start, said, field)) : said;
    const first = this.peek();
    const { editor } = positiveOf(fieldOf(field).operators, operator).value;
    const value = readValue(this, editor, this.#names);
    const place = this.since(start);
    const valuePlace = first === this.peek() ? place : this.since(first);
    return {
      predicate: { field, operator, ...(value !== undefined && { value }) },
      value: valuePlace,
      ...place,
    };
  }

  #unknownField(): never {
    const token = this.peek();
    if (token.type === "end") this.fail("Here a predicate is missing.", this.last ?? token);
    const said = [token.text, `${token.text} ${this.peek(1).text}`];
    const labels = fieldPhrases.map(({ words }) => words.join(" "));
    const meant = said.map((text) => nearest(text, labels)).find((text) => text !== undefined);
    this.fail(`There is no field ${shown(token)}.${meant ? ` Did you mean “${meant}”?` : ""}`);
  }

  #unknownOperator(field: FieldName): never {
    const { label, operators } = fieldOf(field);
    const known = [...new Set(Object.values(operators).map((one) => wordsFor(one, undefined)))].join(", ");
    const token = this.peek();
    if (token.type === "end") this.fail(`Say more of ${label.toLowerCase()}: ${known}.`, this.last ?? token);
    const meant = nearestPhrase(
      [0, 1, 2].map((ahead) => this.peek(ahead).text),
      operatorPhrases(field),
    );
    const start = `${label} knows no ${shown(token)}`;
    this.fail(meant ? `${start}. Did you mean “${meant}”?` : `${start}; it knows ${known}.`);
  }

  #noOpposite(start: Token, operator: string, field: FieldName): never {
    const found = fieldOf(field).operators[operator];
    const words = found ? wordsFor(found, undefined) : operator;
    return this.fail(`“no” can’t go with “${words}”; write not (…) around it.`, this.since(start));
  }

  #missingJoin(): never {
    const token = this.peek();
    const message = `“and” or “or” is missing before ${shown(token)}`;
    const isBare = this.last?.type === "word" && this.last === this.bare && token.type === "word";
    const hint = isBare ? `; what has several words goes in quotes: "${this.last?.text} ${token.text}"` : "";
    this.fail(`${message}${hint}.`);
  }

  #mixed(members: readonly Placed[], joins: readonly Token[], odd: number, first: Combinator): void {
    const second = first === "and" ? "or" : "and";
    const words = members.map((member) => this.#snippet(member));
    const before = `(${words.slice(0, odd + 1).join(` ${first} `)}) ${second} ${words[odd + 1]}`;
    const after = `${words.slice(0, odd).join(` ${first} `)} ${first} (${words[odd]} ${second} ${words[odd + 1]})`;
    const message = `“and” and “or” are mixed: put parentheses around what belongs together, ${before} or else ${after}.`;
    this.report("syntax", message, joins[odd] ?? this.peek());
  }

  #snippet({ from, to }: Span): string {
    return to - from > 40 ? `${this.#text.slice(from, from + 40)}…` : this.#text.slice(from, to);
  }
}

/** The phrase that the next words were probably meant to be. */
function nearestPhrase(words: readonly string[], phrases: readonly Phrase<string>[]): string | undefined {
  for (const count of [3, 2, 1]) {
    const candidates = phrases.filter((one) => one.words.length === count).map((one) => one.words.join(" "));
    const meant = nearest(words.slice(0, count).join(" "), candidates);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

interface JsonGroup {
  readonly combinator: Combinator;
  readonly not?: true;
  readonly rules: readonly (JsonGroup | AnyPredicate)[];
}

function toJson({ combinator, not, members }: PlacedGroup): JsonGroup {
  const rules = members.map((member) => ("members" in member ? toJson(member) : member.predicate));
  return { combinator, ...(not && { not }), rules };
}

function placesOf(root: PlacedGroup): Places {
  const places = new Map<string, Span>();
  function walk(placedNode: Placed, path: string) {
    places.set(path, { from: placedNode.from, to: placedNode.to });
    if (!("members" in placedNode)) {
      places.set(`${path}.value`, placedNode.value);
      return;
    }
    placedNode.members.forEach((member, index) => {
      walk(member, `${path === "" ? "" : `${path}.`}rules[${index}]`);
    });
  }
  walk(root, "");
  return places;
}
