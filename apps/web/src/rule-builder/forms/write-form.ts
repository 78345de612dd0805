import { type Group, printRule, printRuleJson } from "@segments/rules";
import type { TextForm } from "./read-form.ts";
import { namesForRule } from "./rule-names.ts";

/** A rule in one of its forms; nothing for one that is empty. Fails only where the server can't be asked for the names. */
export async function writeForm(rule: Group, form: TextForm): Promise<string> {
  if (rule.rules.length === 0) return "";
  return form === "json" ? printRuleJson(rule) : printRule(rule, await namesForRule(rule));
}
