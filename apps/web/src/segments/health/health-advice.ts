import type { FindingKind } from "./health-kinds.ts";

/** What to do about segments of which this is said. */
export const findingAdvice: Record<FindingKind, string> = {
  broken:
    "Their rules name what is no longer there: open each and repair its rule. Until then nobody is listed, and what excludes them is held back.",
  slow: "They took more than a second to answer within the last week. Simplify the rule, or narrow it by a tag, then use “Recompute now” to measure again.",
  grown:
    "By more than half, and more than 100 customers, within a week. Look at the activity of each before a campaign goes to it.",
  shrunk:
    "By more than half, and more than 100 customers, within a week. Look at the activity of each: was a tag removed, or the rule changed?",
  duplicate:
    "Their rules come to the same as others’, so they always have the same customers. Keep one, and archive the rest.",
  empty: "Nobody is in them. Check the rule, add customers, or archive them.",
  unused:
    "Nothing refers to them, and nobody changed or exported them for 30 days; whether somebody looks at them is not known. Archive what nobody needs: it can be restored.",
};
