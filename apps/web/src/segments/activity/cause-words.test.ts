// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import type { TimelineEntry } from "../../trpc.ts";
import { type CauseContext, type Caused, causeWords } from "./cause-words.ts";
import { type Reset, resetWords } from "./reset-words.ts";
import { textOf } from "./words.ts";

const linh = { id: 1, name: "Linh Phạm" };
const labels: Readonly<Record<string, string>> = {
  "tags:7": "hot-lead",
  "tags:8": "vip",
  "products:2": "Roaster",
  "segments:3": "Q1 batch",
};
const context: CauseContext = {
  segmentId: 5,
  known: {
    names: (source, value) => labels[`${source}:${value}`],
    isGone: (_source, value) => Number(value) > 90,
  },
};
const asked = (wish: "wanted" | "refused" | "both") => new Map([["tag:7", wish]]);

function said(given: Partial<Caused>, more: Partial<CauseContext> = {}): string {
  const entry: Caused = {
    type: "joined",
    count: 12,
    cause: "manual",
    facets: ["tag:7"],
    actor: linh,
    ruleRevision: 1,
    ...given,
  };
  return textOf(causeWords(entry, { ...context, ...more }));
}

describe("why customers joined or left", () => {
  test("a tag was given or taken, as far as the rule tells which", () => {
    expect(said({}, { asked: asked("wanted") })).toBe("Linh Phạm tagged hot-lead");
    expect(said({ type: "left" }, { asked: asked("wanted") })).toBe("Linh Phạm took away the tag hot-lead");
    expect(said({}, { asked: asked("refused") })).toBe("Linh Phạm took away the tag hot-lead");
    expect(said({}, { asked: asked("both") })).toBe("Linh Phạm changed the tag hot-lead");
    expect(said({})).toBe("Linh Phạm changed the tag hot-lead");
    expect(said({}, { asked: new Map([["tag", "wanted"]]) })).toBe("Linh Phạm tagged hot-lead");
  });

  test("of several tags those are named that the rule asks about", () => {
    const facets = ["tag:7", "tag:8"];
    expect(said({ facets, cause: "bulk" }, { asked: asked("wanted") })).toBe(
      "Linh Phạm tagged hot-lead in bulk",
    );
    expect(said({ facets })).toBe("Linh Phạm changed the tags hot-lead, vip");
    expect(said({ facets: [...facets, "tag:91", "tag:92", "tag:93"] })).toBe(
      "Linh Phạm changed the tags hot-lead, vip, (deleted) and 2 more",
    );
  });

  test.each([
    [{ facets: ["company"] }, "Linh Phạm changed the company"],
    [{ facets: ["fit:2"] }, "Linh Phạm changed the fit score for Roaster"],
    [{ facets: ["segment:3"] }, "Linh Phạm changed “Q1 batch”"],
    [{ facets: ["segment:93"] }, "Linh Phạm changed a segment that is deleted"],
    [
      { facets: ["email", "suppression"] },
      "Linh Phạm changed an email address and changed which addresses are suppressed",
    ],
    [{ facets: ["everyone", "tag", "name"] }, "Linh Phạm created them"],
    [{ facets: ["everyone", "tag", "name"], type: "left", count: 1 }, "Linh Phạm deleted the customer"],
    [{ facets: ["company", "country", "owner", "name"] }, "Linh Phạm changed several things"],
    [{ facets: ["tag:6"] }, "Linh Phạm changed the tag …"],
    [{ facets: ["of another version"] }, "Linh Phạm changed them"],
    [{ actor: null }, "an API key changed the tag hot-lead"],
    [{ actor: null, cause: "automation" }, "an automation changed the tag hot-lead"],
    [{ cause: "import" }, "Linh Phạm imported customers"],
    [{ cause: "clock", facets: [], actor: null }, "time passed (relative date)"],
    [{ facets: ["segment:5"] }, "Linh Phạm changed the rule"],
    [{ facets: ["segment:5"], ruleRevision: 0 }, "added by Linh Phạm"],
    [{ facets: ["segment:5"], ruleRevision: 0, type: "left", cause: "bulk" }, "removed by Linh Phạm in bulk"],
    [{ facets: ["segment:5"], ruleRevision: 0, cause: "import" }, "added by Linh Phạm with an import"],
    [{ facets: ["segment:5"], ruleRevision: 0, cause: "campaign" }, "added by Linh Phạm with a campaign"],
    [{ facets: ["segment:5"], ruleRevision: 0, cause: "automation", actor: null }, "added by an automation"],
  ] as const)("%j", (given, words) => {
    expect(said(given)).toBe(words);
  });
});

describe("who is in was taken down anew", () => {
  const filled: Reset = {
    seq: 9,
    type: "filled",
    count: 312,
    left: 20,
    size: 1312,
    cause: "manual",
    facets: ["segment:5"],
    actor: linh,
    ruleRevision: 2,
    at: "2026-03-01T12:00:00Z",
    customers: [],
  };
  const say = (given: Partial<Reset>, former: TimelineEntry | null | undefined = undefined) =>
    textOf(resetWords({ ...filled, ...given }, former, context));

  test.each([
    [{}, "Rule changed by Linh Phạm: 312 joined, 20 left (not announced)"],
    [{ left: 0 }, "Rule changed by Linh Phạm: 312 joined (not announced)"],
    [{ count: 0, left: 0 }, "Rule changed by Linh Phạm: nobody joined or left"],
    [{ facets: ["segment:3"] }, "Linh Phạm changed “Q1 batch”: 312 joined, 20 left (not announced)"],
    [{ facets: [], cause: "rule", actor: null }, "Looked at anew: 312 joined, 20 left (not announced)"],
    [{ type: "ended", count: 0 }, "Archived by Linh Phạm: 20 customers were in"],
  ] as const)("%j", (given, words) => {
    expect(say(given)).toBe(words);
  });

  test("for the first time, and when it came back", () => {
    expect(say({}, null)).toBe("Created by Linh Phạm: 1,312 customers are in");
    expect(say({ facets: [], cause: "rule", actor: null, size: 0 }, null)).toBe(
      "Looked at for the first time: nobody is in",
    );
    expect(say({ size: 1 }, { ...filled, type: "ended" })).toBe("Restored by Linh Phạm: 1 customer is in");
  });
});
