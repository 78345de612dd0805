import { type AnyField, type Facts, fieldNames, fieldOf, fold, positiveOf } from "@segments/rules";
import fc from "fast-check";
import type { Calendar } from "./calendar.ts";
import { options } from "./options.ts";
import { scores } from "./scores.ts";
import { texts } from "./texts.ts";

/** Any customer that there can be, field by field of the catalogue. */
export function customersIn(calendar: Calendar): fc.Arbitrary<Facts> {
  const facts = fieldNames.map((name) => [name, factOf(fieldOf(name), calendar)] as const);
  return (fc.record(Object.fromEntries(facts)) as unknown as fc.Arbitrary<Facts>).map(settle);
}

function factOf(field: AnyField, { instants }: Calendar): fc.Arbitrary<unknown> {
  const mayBeMissing = Object.hasOwn(field.operators, "isSet");
  switch (field.kind) {
    case "choice":
      return fc.option(fc.constantFrom<number | string>(...optionsOf(field)), { freq: 4 });
    case "set":
      return fc.subarray<number | string>([...optionsOf(field)]);
    case "date": {
      const instant = fc.constantFrom(...instants);
      return mayBeMissing ? fc.option(instant, { freq: 4 }) : instant;
    }
    case "score":
      // -0 is 0 to either engine, and comes back as 0.
      return fc.dictionary(
        fc.constantFrom(...options.products.map(String)),
        scores.map((score) => score + 0),
        { noNullPrototype: true },
      );
    case "reference": {
      // Who is in a dynamic segment now is no fact: its rule says so.
      return fc.record({ now: fc.subarray(options.staticSegments), ever: fc.subarray(options.segments) });
    }
    case "text":
      return fc.uniqueArray(texts, {
        minLength: mayBeMissing ? 0 : 1,
        maxLength: mayBeMissing ? 3 : 1,
        selector: fold,
      });
    case "flag":
      return fc.subarray(["email", "phone"]);
  }
}

function optionsOf({ operators }: AnyField): readonly (number | string)[] {
  const [first] = Object.keys(operators);
  const { editor } = positiveOf(operators, first ?? "").value;
  if (editor.type !== "options") throw new TypeError(`no options: ${editor.type}`);
  return options[editor.source];
}

/** An address that is suppressed has to be there. */
function settle(facts: Facts): Facts {
  const suppressed = facts.suppressed.filter((channel) => channel !== "email" || facts.email.length > 0);
  return { ...facts, suppressed };
}
