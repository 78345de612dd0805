import { countOf, formatNumber } from "../../format.ts";
import type { TimelineEntry } from "../../trpc.ts";
import { type CauseContext, whoOf } from "./cause-words.ts";
import { changeWords } from "./change-words.ts";
import type { Words } from "./words.ts";

/** An entry that took down anew who is in. */
export type Reset = TimelineEntry & { readonly type: "filled" | "ended" };

/**
 * What happened when who is in was taken down anew. `former` is what was told last before; null where this is the first,
 * undefined where it is not known.
 */
export function resetWords(
  entry: Reset,
  former: TimelineEntry | null | undefined,
  context: CauseContext,
): Words {
  const { type, cause, facets, size, count, left } = entry;
  const who = whoOf(entry);
  const isOwn = facets.includes(`segment:${context.segmentId}`);
  if (type === "ended") {
    const were =
      left === 0 ? "nobody was in" : `${countOf(left, "customer")} ${left === 1 ? "was" : "were"} in`;
    return [isOwn ? `Archived by ${who}: ${were}` : `Archived: ${were}`];
  }
  const are = size ? `${countOf(size, "customer")} ${size === 1 ? "is" : "are"} in` : "nobody is in";
  if (former === null) return [isOwn ? `Created by ${who}: ${are}` : `Looked at for the first time: ${are}`];
  const moves = [count > 0 && `${formatNumber(count)} joined`, left > 0 && `${formatNumber(left)} left`];
  const moved = moves.some(Boolean)
    ? `${moves.filter(Boolean).join(", ")} (not announced)`
    : "nobody joined or left";
  if (isOwn) {
    if (former?.type === "ended") return [`Restored by ${who}: ${are}`];
    return [`Rule changed by ${who}: ${moved}`];
  }
  if (cause === "rule" || facets.length === 0) return [`Looked at anew: ${moved}`];
  return [`${who} `, ...changeWords({ ...entry, type: "joined" }, context), `: ${moved}`];
}
