import { fold } from "@segments/rules";
import { CrmError } from "../errors.ts";
import type { SegmentRow } from "./segment-item.ts";

/**
 * What a segment is for, where it is one that the product itself has a use for. suppressed: kept by Segments. cooldown:
 * customers who are not ready. alreadyRan: whom a campaign enrolled. The last two are static, and known by how their names
 * begin: those that were made by hand after the convention count as well.
 */
export type SpecialSegment = "suppressed" | "cooldown" | "alreadyRan";

const COOLDOWN = "Cooldown — ";
const ALREADY_RAN = "Already ran campaign ";

/** The static segment into which customers go who are not ready. Throws INVALID where it is not said why. */
export function cooldownName(reason: string): string {
  const text = reason.trim().replace(/\s+/gu, " ");
  if (text === "") throw new CrmError("INVALID", "Say why: the reason is part of the segment’s name.");
  return COOLDOWN + text;
}

/** The static segment with everybody whom a campaign enrolled; later ones exclude it. */
export function alreadyRanName(campaign: string): string {
  return ALREADY_RAN + campaign;
}

export function specialOf({
  name,
  type,
  system,
}: Pick<SegmentRow, "name" | "type" | "system">): SpecialSegment | null {
  if (system !== null) return system;
  if (type === "dynamic") return null;
  const folded = fold(name);
  // However the dash is written.
  if (/^cooldown\s*[-–—:]/.test(folded)) return "cooldown";
  return folded.startsWith(fold(ALREADY_RAN)) ? "alreadyRan" : null;
}
