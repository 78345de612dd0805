import { CrmError } from "../errors.ts";

/**
 * The static segment of customers who are not ready, by the convention of its name: `Cooldown — <reason>`. Throws INVALID
 * where there is no reason.
 */
export function cooldownName(reason: string): string {
  const text = reason.trim().replace(/\s+/gu, " ");
  if (text === "") throw new CrmError("INVALID", "Say why: the reason is part of the segment’s name.");
  return `Cooldown — ${text}`;
}
