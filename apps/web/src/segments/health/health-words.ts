import { formatNumber } from "../../format.ts";
import type { SegmentHealth } from "../../trpc.ts";
import { quoted } from "../quoted.ts";

export type Finding = SegmentHealth["findings"][number];
export type FindingKind = Finding["kind"];

/** In the order in which they are offered: the worst first. */
export const findingLabels: Record<FindingKind, string> = {
  broken: "Broken",
  slow: "Slow",
  grown: "Grown suddenly",
  shrunk: "Shrunk suddenly",
  duplicate: "Duplicate",
  empty: "Empty",
  unused: "Unused",
};

export const findingKinds = Object.keys(findingLabels) as readonly FindingKind[];

/** What is particular about one segment, in a few words. */
export function findingDetail(finding: Finding): string {
  const label = findingLabels[finding.kind];
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
