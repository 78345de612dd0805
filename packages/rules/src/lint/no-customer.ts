import { fieldOf } from "../fields.ts";
import { positiveOf } from "../kinds/kind.ts";
import { nameOf } from "../names.ts";
import { predicatesOf } from "../references.ts";
import type { AnyPredicate, Group } from "../rule.ts";
import type { Hint, LintContext } from "./hint.ts";
import { said } from "./words.ts";

/** What no customer has at all: often a value that was picked by mistake. */
export function noCustomer(rule: Group, context: LintContext): Hint[] {
  return [...predicatesOf(rule)].flatMap(({ predicate, path }): Hint[] => {
    const operator = fieldOf(predicate.field).operators[predicate.operator];
    if (operator?.polarity === "positive" && context.counts?.get(path) === 0) {
      return [
        { code: "noCustomer", path, message: `No customer matches ${said({ predicate }, context)} now.` },
      ];
    }
    const unused = unusedValues(predicate, path, context);
    if (unused.length === 0) return [];
    const { label } = fieldOf(predicate.field);
    const message = `No customer is found by ${unused.join(", ")} in ${label.toLowerCase()} now.`;
    return [{ code: "noCustomer", path, message }];
  });
}

const MOST = 5;

function unusedValues(
  { field, operator, value }: AnyPredicate,
  path: string,
  context: LintContext,
): string[] {
  const { editor } = positiveOf(fieldOf(field).operators, operator).value;
  if (editor.type !== "options" || !Array.isArray(value)) return [];
  const unused = (value as (number | string)[]).filter(
    (_, index) => context.values?.get(`${path}.value[${index}]`) === 0,
  );
  const names = unused
    .slice(0, MOST)
    .map((one) => `“${nameOf(context.names ?? (() => undefined), editor.source, one)}”`);
  return unused.length > MOST ? [...names, `${unused.length - MOST} more`] : names;
}
