import type { Source } from "../names.ts";
import type { RuleDate } from "../values/dates.ts";
import type { ChannelChoice } from "../values/plain.ts";
import type { ScoreProduct, ScoreRange, ScoreThreshold } from "../values/scores.ts";
import type { AnyValueType } from "../values/value-type.ts";
import type { NamedSource, TextNames } from "./text-names.ts";
import { quoted } from "./tokens.ts";

/** Stands for what is not picked yet; reading it says what is missing. */
export const HOLE = "?";

/** A value as it is written in a line; {@link HOLE} for one that is incomplete. */
export function printValue({ editor, schema }: AnyValueType, value: unknown, names: TextNames): string {
  if (editor.type === "none") return "";
  if (!schema.safeParse(value).success) return HOLE;
  switch (editor.type) {
    case "options":
      return printList(value as (number | string)[], editor.source, names);
    case "date":
      return printDate(value as RuleDate, "");
    case "dateRange": {
      const { from, to } = value as { from: RuleDate; to: RuleDate };
      return `${printDate(from, " ago")} and ${printDate(to, " ago")}`;
    }
    case "text":
      return quoted(value as string);
    case "scoreThreshold": {
      const { score } = value as ScoreThreshold;
      return `${printNumber(score)} ${printProduct(value as ScoreProduct, names)}`;
    }
    case "scoreRange": {
      const { from, to } = value as ScoreRange;
      return `${printNumber(from)} and ${printNumber(to)} ${printProduct(value as ScoreProduct, names)}`;
    }
    case "scoreProduct":
      return printProduct(value as ScoreProduct, names);
    case "channel": {
      const channel = value as ChannelChoice;
      return channel === "any" ? "any channel" : channel;
    }
  }
}

function printList(values: readonly (number | string)[], source: Source, names: TextNames): string {
  const items = values.map((value) => printOption(value, source, names));
  return items.length === 1 ? items.join("") : `(${items.join(", ")})`;
}

function printOption(value: number | string, source: Source, names: TextNames): string {
  if (source === "countries" || source === "languages") return printCode(String(value));
  return printReference(Number(value), source, names);
}

/** The longer ones read as names, and "no" and "or" as words of the rule. */
function printCode(code: string): string {
  const isPlain = /^([A-Z]{2}|[a-z]{2})(-[\w-]+)?$/.test(code) && !/^(no|or|is|in)$/.test(code);
  return isPlain ? code : quoted(code);
}

/** By name where that is nobody else's, else by number. */
function printReference(id: number, source: NamedSource, names: TextNames): string {
  const label = names.labelOf(source, id);
  const [first, ...others] = label === undefined ? [] : names.idsOf(source, label);
  return label !== undefined && first === id && others.length === 0 ? quoted(label) : `#${id}`;
}

function printProduct({ product }: ScoreProduct, names: TextNames): string {
  return `for ${printReference(product, "products", names)}`;
}

function printDate(value: RuleDate, ago: string): string {
  if (!("last" in value)) return value.date;
  return `${value.last} ${value.unit}${value.last === 1 ? "" : "s"}${ago}`;
}

/** All its digits, as JavaScript reads them back; -0 with its sign. */
function printNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
