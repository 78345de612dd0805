import { type ParsedText, parseRuleJson, parseRuleText } from "@segments/rules";
import { namesForText } from "./rule-names.ts";

export type TextForm = "text" | "json";

/** Which form a text has that somebody wrote or pasted. */
export function formOf(text: string): TextForm {
  return /^\s*[{[]/.test(text) ? "json" : "text";
}

/** Reads a rule in either form. Fails only where the server can't be asked for the names. */
export async function readForm(text: string): Promise<ParsedText> {
  return formOf(text) === "json" ? parseRuleJson(text) : parseRuleText(text, await namesForText(text));
}
