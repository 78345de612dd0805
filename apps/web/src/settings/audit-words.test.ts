// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { AuditEntry } from "../trpc.ts";
import { auditWords } from "./audit-words.ts";

type Told = Pick<AuditEntry, "action" | "detail"> & { name?: string };

function sentence({ action, detail, name = "Q1 batch" }: Told): string {
  const { before, name: subject, after } = auditWords({ action, detail, subject: { id: 1, name } });
  return [before, subject, after].filter(Boolean).join(" ");
}

test.each([
  ["segment.create", { type: "static" }, "created the static segment “Q1 batch”"],
  ["segment.create", { type: "static", copyOf: 3 }, "made a copy of a segment: “Q1 batch”"],
  ["segment.addCustomers", { added: 12 }, "added 12 customers to “Q1 batch”"],
  ["segment.removeCustomers", { removed: 1 }, "removed 1 customer from “Q1 batch”"],
  ["segment.update", { description: true, rule: false }, "changed the description of “Q1 batch”"],
  [
    "segment.update",
    { formerName: "Q0", description: false, rule: true },
    "renamed “Q0” to “Q1 batch” and changed the rule",
  ],
  ["segment.update", null, "changed “Q1 batch”"],
  ["segment.delete", { force: true }, "deleted the segment “Q1 batch” although others may use it"],
  ["campaign.create", { copyOf: 3 }, "made a copy of a campaign: “Q1 batch”"],
  ["campaign.update", { formerName: "Q0" }, "renamed the campaign “Q0” to “Q1 batch”"],
  ["campaign.start", { customers: 12 }, "started the campaign “Q1 batch” for 12 customers"],
  ["key.create", { scope: "write" }, "created the key “Q1 batch” to read and write"],
] as const)("%s %j", (action, detail, words) => {
  expect(sentence({ action, detail })).toBe(words);
});

test("people stand without quotes", () => {
  expect(sentence({ action: "person.invite", detail: { role: "viewer" }, name: "a@b.example" })).toBe(
    "invited a@b.example as viewer",
  );
  expect(
    sentence({ action: "person.changeRole", detail: { from: "viewer", to: "admin" }, name: "Linh" }),
  ).toBe("changed the role of Linh from viewer to admin");
  expect(sentence({ action: "person.join", detail: { role: "editor" } })).toBe("joined as editor");
});

test("bulk actions are told by what they do", () => {
  const detail = { customers: 128 };
  expect(sentence({ action: "job.start", detail, name: "addTags" })).toBe(
    "started to add tags (128 customers)",
  );
  expect(sentence({ action: "job.cancel", detail: null, name: "claim" })).toBe("stopped: claim");
});

test("what a newer server tells is shown as it is", () => {
  expect(sentence({ action: "planet.align" as never, detail: null })).toBe("planet.align");
});
