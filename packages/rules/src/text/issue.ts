import type { RuleIssue } from "../issues.ts";
import type { Rule } from "../rule.ts";

/** A part of a text: offsets in UTF-16 units, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a rule that was written down, and which part of the text it is about. */
export interface TextIssue {
  readonly at: Span;
  /** `syntax`: it can't be read; `name`: it names what there is not; the others as in {@link RuleIssue}. */
  readonly code: RuleIssue["code"] | "syntax" | "name";
  readonly message: string;
}

export type ParsedText =
  | {
      readonly ok: true;
      readonly rule: Rule;
      /** Where each part of the rule stands, by its path: `rules[1]`, `rules[1].value`; the whole by "". */
      readonly places: Places;
    }
  | { readonly ok: false; readonly issues: readonly TextIssue[] };

export type Places = ReadonlyMap<string, Span>;

/** More characters than this are not read. */
export const LONGEST_TEXT = 2_000_000;

/** The text is not read any further: what follows can't be understood. */
export class Unreadable extends Error {
  readonly issue: TextIssue;

  constructor(at: Span, message: string, code: TextIssue["code"] = "syntax") {
    super(message);
    this.issue = { at, code, message };
  }
}

export function tooLong(text: string): TextIssue | undefined {
  if (text.length <= LONGEST_TEXT) return undefined;
  const most = LONGEST_TEXT.toLocaleString("en");
  const message = `A rule can be written in at most ${most} characters; this one has ${text.length.toLocaleString("en")}.`;
  return { at: { from: LONGEST_TEXT, to: text.length }, code: "limit", message };
}

/** Issues with a rule's paths, made issues with the places where these parts stand in the text. */
export function placed(issues: readonly RuleIssue[], places: Places): TextIssue[] {
  return issues.map(({ path, code, message }) => ({ at: placeOf(path, places), code, message }));
}

/** The place of a path, or of the nearest part around it that has one. */
export function placeOf(path: string, places: Places): Span {
  let part = path;
  for (;;) {
    const place = places.get(part);
    if (place) return place;
    if (part === "") return { from: 0, to: 0 };
    part = part.slice(0, Math.max(0, part.lastIndexOf("."), part.lastIndexOf("[")));
  }
}
