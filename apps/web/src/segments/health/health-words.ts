import { formatNumber } from "../../format.ts";
import type { SegmentHealth } from "../../trpc.ts";
import { quoted } from "../quoted.ts";

export type Finding = SegmentHealth["findings"][number];
export type FindingKind = Finding["kind"];

interface Words {
  readonly label: string;
  /** What to do about it, for all of the kind. */
  readonly advice: string;
}

/** In the order in which they are offered: the worst first. */
export const findingWords: Record<FindingKind, Words> = {
  broken: {
    label: "Broken",
    advice:
      "Their rules name what is no longer there: open each and repair its rule. Until then nobody is listed, and what excludes them is held back.",
  },
  slow: {
    label: "Slow",
    advice:
      "They took more than a second to answer within the last week. Simplify the rule, or narrow it by a tag, then use “Recompute now” to measure again.",
  },
  grown: {
    label: "Grown suddenly",
    advice:
      "By more than half, and more than 100 customers, within a week. Look at the activity of each before a campaign goes to it.",
  },
  shrunk: {
    label: "Shrunk suddenly",
    advice:
      "By more than half, and more than 100 customers, within a week. Look at the activity of each: was a tag removed, or the rule changed?",
  },
  duplicate: {
    label: "Duplicate",
    advice:
      "Their rules come to the same as others’, so they always have the same customers. Keep one, and archive the rest.",
  },
  empty: {
    label: "Empty",
    advice: "Nobody is in them. Check the rule, add customers, or archive them.",
  },
  unused: {
    label: "Unused",
    advice:
      "Nothing refers to them, and nobody changed or exported them for 30 days; whether somebody looks at them is not known. Archive what nobody needs: it can be restored.",
  },
};

export const findingKinds = Object.keys(findingWords) as readonly FindingKind[];

/** What is particular about one segment, in a few words. */
export function findingDetail(finding: Finding): string {
  const { label } = findingWords[finding.kind];
  switch (finding.kind) {
    case "slow":
      return `${label}: ${formatNumber(Math.round(finding.ms / 100) / 10)} s`;
    case "grown":
    case "shrunk":
      return `${label}: ${formatNumber(finding.from)} → ${formatNumber(finding.to)}`;
    case "duplicate": {
      const [first, ...others] = finding.of;
      const more = others.length > 0 ? ` and ${others.length} more` : "";
      return `Same as ${quoted(first?.name ?? "")}${more}`;
    }
    default:
      return label;
  }
}
