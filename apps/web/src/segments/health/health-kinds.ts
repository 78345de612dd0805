import type { SegmentHealth } from "../../trpc.ts";

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
