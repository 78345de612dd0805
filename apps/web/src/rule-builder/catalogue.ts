import { type Editor, type FieldName, fieldNames, fieldOf, isFieldName, valueTypeOf } from "@segments/rules";
import { newViewId, type ViewPredicate } from "./view-rule.ts";

/** What the builder offers, read from the catalogue of fields; nothing of it is stated here. */
export const fieldChoices = fieldNames.map((name) => {
  const { label, hint } = fieldOf(name);
  return { name, label, hint };
});

interface OperatorChoice {
  readonly name: string;
  readonly label: string;
}

export function operatorChoices(field: string): OperatorChoice[] {
  if (!isFieldName(field)) return [];
  return Object.entries(fieldOf(field).operators).map(([name, { label, wording }]) => ({
    name,
    label: wording?.relative ? `${label}, ${wording.relative}` : label,
  }));
}

export function editorOf({ field, operator }: ViewPredicate): Editor {
  if (!isFieldName(field)) return { type: "none" };
  return valueTypeOf(fieldOf(field).operators, operator).editor;
}

/** The operator in the words that suit the value: "is" for one country, "in the last" for a relative date. */
export function verbOf({ field, operator, value }: ViewPredicate): string {
  const found = isFieldName(field) ? fieldOf(field).operators[operator] : undefined;
  if (!found || !isFieldName(field)) return operator;
  const type = valueTypeOf(fieldOf(field).operators, operator);
  const parsed = type.schema.safeParse(value);
  const form = parsed.success ? type.describe(parsed.data, () => undefined, "en").form : undefined;
  return (form && found.wording?.[form]) ?? found.label;
}

/** A new predicate about a field, with its first operator and that operator's initial value. */
export function newPredicate(field: FieldName): ViewPredicate {
  const { operators } = fieldOf(field);
  const [operator = ""] = Object.keys(operators);
  return { id: newViewId(), field, operator, value: valueTypeOf(operators, operator).initial };
}

/** The predicate about another field. */
export function withField(predicate: ViewPredicate, field: FieldName): ViewPredicate {
  if (predicate.field === field) return predicate;
  return { ...newPredicate(field), id: predicate.id };
}

/** The predicate with another operator; as much of its value stays as the new one understands. */
export function withOperator(predicate: ViewPredicate, operator: string): ViewPredicate {
  const { field, value } = predicate;
  if (!isFieldName(field)) return predicate;
  const { operators } = fieldOf(field);
  const next = valueTypeOf(operators, operator);
  const keeps = next.editor.type === valueTypeOf(operators, predicate.operator).editor.type;
  return { ...predicate, operator, value: keeps ? value : merged(next.initial, value) };
}

/** The initial value, with the parts that the old one has too (the product of a score) taken from there. */
function merged(initial: unknown, old: unknown): unknown {
  if (!isRecord(initial) || !isRecord(old)) return initial;
  const shared = Object.entries(old).filter(([key]) => key in initial || key === "product");
  return { ...initial, ...Object.fromEntries(shared) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
