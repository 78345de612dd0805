import { formatNumber } from "../../format.ts";
import { quoted } from "../quoted.ts";
import { type Finding, findingLabels } from "./health-kinds.ts";

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
