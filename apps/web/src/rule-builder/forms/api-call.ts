import type { Rule } from "@segments/rules";

/** The procedures that take a rule. */
export type RuleCall = "previewRule" | "create";

/** A call of the API with the rule, for a shell that has the key in SEGMENTS_KEY. */
export function apiCall(call: RuleCall, rule: Rule, origin: string, name = "New segment"): string {
  const input = call === "create" ? { type: "dynamic", name, rule } : { rule };
  return [
    `curl '${origin}/trpc/segments.${call}'`,
    `-H "Authorization: Bearer $SEGMENTS_KEY"`,
    "-H 'Content-Type: application/json'",
    `-d ${quoted(JSON.stringify(input))}`,
  ].join(" \\\n  ");
}

/** Between single quotes a shell takes everything as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
