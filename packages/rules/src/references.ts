import { fieldOf } from "./fields.ts";
import type { RuleIssue } from "./issues.ts";
import { valueTypeOf } from "./kinds/kind.ts";
import type { Reference } from "./names.ts";
import { sourceNoun } from "./names.ts";
import { type AnyPredicate, type Group, isGroup } from "./rule.ts";

/** Something that a rule names, and where it does. */
export interface PlacedReference extends Reference {
  readonly path: string;
}

/** Every predicate of a rule with its path, in reading order. */
export function* predicatesOf(group: Group, path = ""): Generator<{ predicate: AnyPredicate; path: string }> {
  for (const [index, member] of group.rules.entries()) {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    if (isGroup(member)) yield* predicatesOf(member, at);
    else yield { predicate: member, path: at };
  }
}

/** The tags, companies, users, products and segments that a rule names, wherever it does. */
export function referencesOf(rule: Group): PlacedReference[] {
  const found: PlacedReference[] = [];
  for (const { predicate, path } of predicatesOf(rule)) {
    const type = valueTypeOf(fieldOf(predicate.field).operators, predicate.operator);
    for (const reference of type.references?.(predicate.value) ?? [])
      found.push({ ...reference, path: `${path}.value` });
  }
  return found;
}

/** An issue for each reference to something that is gone; `lastName` is what it was called, where that is known. */
export function missingReferences(
  rule: Group,
  exists: (reference: Reference) => boolean,
  lastName: (reference: Reference) => string | undefined,
): RuleIssue[] {
  return referencesOf(rule)
    .filter((reference) => !exists(reference))
    .map((reference) => {
      const name = lastName(reference);
      const noun = sourceNoun[reference.source];
      const message =
        name === undefined ? `there is no ${noun} ${reference.id}` : `the ${noun} “${name}” no longer exists`;
      return { path: reference.path, code: "missing", message };
    });
}
