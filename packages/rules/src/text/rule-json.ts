import { type Group, parseRule } from "../rule.ts";
import { type ParsedText, type Places, placed, type Span, tooLong, Unreadable } from "./issue.ts";
import { jsonPlaces } from "./json-places.ts";

/** A rule as JSON to be read by people: what is stored, indented. */
export function printRuleJson(rule: Group): string {
  return JSON.stringify(rule, null, 2);
}

/**
 * Reads a rule from JSON text: the rule itself, or an object that has it as its `rule`, as the calls of the API do. Never
 * throws: what is wrong is an issue with its place in the text.
 */
export function parseRuleJson(text: string): ParsedText {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  try {
    const everything = jsonPlaces(text);
    const input: unknown = JSON.parse(text);
    const [rule, places] = isCall(input) ? [input.rule, within(everything)] : [input, everything];
    const parsed = parseRule(rule);
    if (parsed.ok) return { ok: true, rule: parsed.rule, places };
    return { ok: false, issues: placed(parsed.issues, places) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

function isCall(input: unknown): input is { rule: unknown } {
  return typeof input === "object" && input !== null && "rule" in input && !("rules" in input);
}

/** The places of what is in `rule`. */
function within(places: Places): Places {
  const inner = new Map<string, Span>();
  for (const [path, span] of places) {
    if (path === "rule") inner.set("", span);
    else if (path.startsWith("rule.")) inner.set(path.slice("rule.".length), span);
  }
  return inner;
}
