import { dayOf, fieldOf, type RuleDate, valueTypeOf } from "@segments/rules";
import { isRecord } from "./editor-props.ts";

const type = valueTypeOf(fieldOf("inbound").operators, "since");

/** "30 days", "1 Mar 2026"; undefined while it is incomplete. */
export function dateWords(value: unknown): string | undefined {
  const parsed = type.schema.safeParse(value);
  return parsed.success ? type.describe(parsed.data, () => undefined, navigator.language).text : undefined;
}

/** As {@link dateWords}, where a moment is meant and not a span: "30 days ago". */
export function pointWords(value: unknown): string | undefined {
  const words = dateWords(value);
  if (words === undefined || !isRecord(value) || !("last" in value)) return words;
  return value.last === 1 ? `1 ${words} ago` : `${words} ago`;
}

/** Today in the organization's time zone, as a rule stores it. */
export function today(timeZone: string): RuleDate {
  const { year, month, day } = dayOf(Date.now(), timeZone);
  const two = (part: number) => String(part).padStart(2, "0");
  return { date: `${year}-${two(month)}-${two(day)}` };
}

export const units = ["day", "week", "month"] as const;
export type Unit = (typeof units)[number];
