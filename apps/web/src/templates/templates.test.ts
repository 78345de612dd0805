import { parseRule } from "@segments/rules";
import { expect, test } from "vitest";
import { templateGroups, templateOf } from "./templates.ts";

const templates = templateGroups.flatMap((group) => [...group.templates]);

test("each has a name, a description and an address of its own", () => {
  for (const key of ["id", "name", "description"] as const) {
    expect(new Set(templates.map((template) => template[key])).size).toBe(templates.length);
  }
  for (const template of templates) expect(templateOf(template.id)).toBe(template);
  expect(templateOf("nothing")).toBeUndefined();
});

test.each(templates)("$id is a sound rule where the organization has what it names", ({ rule }) => {
  expect(parseRule({ version: 1, ...rule(() => [7], 3) })).toMatchObject({ ok: true });
});

test.each(templates.filter(({ needs }) => needs.length > 0))(
  "$id is left incomplete, and never quietly shorter, where it has not",
  ({ rule }) => {
    const filled = rule(() => [7], 3);
    const missing = rule(() => [], 3);
    expect(missing.rules.length).toBe(filled.rules.length);
    expect(parseRule({ version: 1, ...missing })).toMatchObject({ ok: false });
  },
);
