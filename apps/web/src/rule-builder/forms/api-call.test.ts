import { expect, test } from "vitest";
import { apiCall } from "./api-call.ts";

const rule = {
  version: 1,
  combinator: "and",
  rules: [{ field: "name", operator: "contains", value: 'O\'Hara "$x"' }],
} as const;

test("a call for a shell, whatever the rule holds", () => {
  expect(apiCall("previewRule", rule, "https://crm.example")).toBe(
    [
      "curl 'https://crm.example/trpc/segments.previewRule' \\",
      '  -H "Authorization: Bearer $SEGMENTS_KEY" \\',
      "  -H 'Content-Type: application/json' \\",
      `  -d '{"rule":{"version":1,"combinator":"and","rules":[{"field":"name","operator":"contains","value":"O'\\''Hara \\"$x\\""}]}}'`,
    ].join("\n"),
  );
  expect(apiCall("create", rule, "https://crm.example", "A")).toContain(
    '{"type":"dynamic","name":"A","rule":',
  );
});
