import { type FieldName, type Fields, fieldOf, isFieldName } from "./fields.ts";
import { RuleError, type RuleIssue } from "./issues.ts";
import { valueTypeOf } from "./kinds/kind.ts";
import { brokenLimit } from "./limits.ts";
import type { ValueType } from "./values/value-type.ts";

type OperatorsOf<F extends FieldName> = Fields[F]["operators"];
type ValueIn<Ops, O> = O extends keyof Ops
  ? Ops[O] extends { readonly value: ValueType<infer Value, infer _Resolved> }
    ? Value
    : Ops[O] extends { readonly of: infer Of }
      ? ValueIn<Ops, Of>
      : never
  : never;
type PredicateOf<F extends FieldName, O extends keyof OperatorsOf<F>> =
  ValueIn<OperatorsOf<F>, O> extends undefined
    ? { readonly field: F; readonly operator: O; readonly value?: undefined }
    : { readonly field: F; readonly operator: O; readonly value: ValueIn<OperatorsOf<F>, O> };

/** A leaf of a rule: one field, one of its operators, and that operator's value. Derived from the catalogue. */
export type Predicate = {
  [F in FieldName]: { [O in keyof OperatorsOf<F>]: PredicateOf<F, O> }[keyof OperatorsOf<F>];
}[FieldName];

export type Combinator = "and" | "or";

export interface Group {
  readonly combinator: Combinator;
  readonly not?: boolean;
  readonly rules: readonly (Group | Predicate)[];
}

/** The whole tree as it is stored: react-querybuilder's group shape without its view-only keys, and a version. */
export interface Rule extends Group {
  readonly version: 1;
}

/** A predicate with its particular types set aside, for code that treats all fields alike. */
export interface AnyPredicate {
  readonly field: FieldName;
  readonly operator: string;
  readonly value?: unknown;
}

export function isGroup(node: Group | Predicate | AnyPredicate): node is Group {
  return "rules" in node;
}

/** Keys that react-querybuilder adds for its own use; they mean nothing and are left out of what is stored. */
const VIEW_KEYS = new Set(["id", "path", "valueSource"]);

/** More than these are not told at once: an operator reads the first few, and a list of 10,000 can be wrong throughout. */
const MOST_ISSUES = 100;

export type ParsedRule =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly issues: readonly RuleIssue[] };

/**
 * Reads a rule from JSON of unknown origin. Whatever is not understood is an issue, never left out: a part left out
 * would change who matches. Does not look whether the tags, segments, … it names exist (see references.ts).
 */
export function parseRule(input: unknown): ParsedRule {
  const limit = brokenLimit(input);
  if (limit) return { ok: false, issues: [limit] };
  const issues: RuleIssue[] = [];
  const root = readGroup(input, "", issues, true);
  return root && issues.length === 0
    ? { ok: true, rule: { version: 1, ...root } }
    : { ok: false, issues: issues.slice(0, MOST_ISSUES) };
}

/** As {@link parseRule}; throws {@link RuleError}. */
export function parseRuleOrThrow(input: unknown): Rule {
  const parsed = parseRule(input);
  if (!parsed.ok) throw new RuleError(parsed.issues);
  return parsed.rule;
}

function readGroup(input: unknown, path: string, issues: RuleIssue[], isRoot: boolean): Group | undefined {
  if (!isRecord(input)) {
    issues.push({ path, code: "shape", message: "A rule is a group: {combinator, rules}." });
    return undefined;
  }
  const allowed = isRoot ? ["version", "combinator", "not", "rules"] : ["combinator", "not", "rules"];
  refuseUnknownKeys(input, allowed, path, issues);
  if (isRoot && input.version !== 1) {
    issues.push({ path: "version", code: "shape", message: "This version knows rules of version 1." });
  }
  const { combinator, not = false, rules } = input;
  if (combinator !== "and" && combinator !== "or") {
    issues.push({
      path: join(path, "combinator"),
      code: "shape",
      message: "A group is joined by “and” or “or”.",
    });
    return undefined;
  }
  if (typeof not !== "boolean") {
    issues.push({ path: join(path, "not"), code: "shape", message: "“not” is true or false." });
    return undefined;
  }
  if (!Array.isArray(rules) || rules.length === 0) {
    const message = isRoot
      ? "The rule is empty: add a predicate."
      : "This group is empty: add a predicate or remove the group.";
    issues.push({ path, code: "shape", message });
    return undefined;
  }
  // Array.from, because map leaves out holes.
  const members = Array.from(rules, (member: unknown, index) => {
    const at = join(path, `rules[${index}]`);
    return isRecord(member) && "rules" in member
      ? readGroup(member, at, issues, false)
      : readPredicate(member, at, issues);
  });
  return { combinator, ...(not && { not }), rules: members.filter((member) => member !== undefined) };
}

function readPredicate(input: unknown, path: string, issues: RuleIssue[]): Predicate | undefined {
  if (!isRecord(input)) {
    issues.push({ path, code: "shape", message: "A predicate is {field, operator, value}." });
    return undefined;
  }
  refuseUnknownKeys(input, ["field", "operator", "value"], path, issues);
  const { field, operator, value, valueSource = "value" } = input;
  if (valueSource !== "value") {
    const message = "A predicate is compared with a value, not with a field.";
    issues.push({ path: join(path, "valueSource"), code: "shape", message });
  }
  if (typeof field !== "string" || !isFieldName(field)) {
    issues.push({ path: join(path, "field"), code: "field", message: `There is no field ${quote(field)}.` });
    return undefined;
  }
  const { operators, label } = fieldOf(field);
  if (typeof operator !== "string" || !Object.hasOwn(operators, operator)) {
    const known = Object.keys(operators).join(", ");
    const message = `${label} has no operator ${quote(operator)}; it has ${known}.`;
    issues.push({ path: join(path, "operator"), code: "operator", message });
    return undefined;
  }
  const type = valueTypeOf(operators, operator);
  const parsed = type.schema.safeParse(type.editor.type === "none" ? (value ?? undefined) : value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const inner = issue.path
        .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
        .join("");
      issues.push({
        path: `${join(path, "value")}${inner}`,
        code: "value",
        message: `${label}: ${issue.message}.`,
      });
    }
    return undefined;
  }
  return { field, operator, ...(parsed.data !== undefined && { value: parsed.data }) } as Predicate;
}

function refuseUnknownKeys(
  input: Record<string, unknown>,
  allowed: readonly string[],
  path: string,
  issues: RuleIssue[],
): void {
  for (const key of Object.keys(input)) {
    if (allowed.includes(key) || VIEW_KEYS.has(key)) continue;
    issues.push({ path, code: "shape", message: `The key ${quote(key)} is not part of a rule.` });
  }
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function quote(value: unknown): string {
  return typeof value === "string"
    ? `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`
    : "without a name";
}
