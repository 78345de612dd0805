import type { KnownNames } from "../../rule-builder/use-names.ts";
import type { SegmentItem, TimelineEntry } from "../../trpc.ts";
import type { AskedFacets } from "./asked-facets.ts";
import { changeWords } from "./change-words.ts";
import type { Words } from "./words.ts";

export type Caused = Pick<TimelineEntry, "count" | "cause" | "facets" | "actor" | "ruleRevision"> & {
  readonly type: "joined" | "left";
};

export interface CauseContext {
  readonly segmentId: number;
  readonly special?: SegmentItem["special"];
  readonly known: Pick<KnownNames, "names" | "isGone">;
  /** What the rule asked about by which they joined or left; undefined where that rule is not known. */
  readonly asked?: AskedFacets | undefined;
}

/** Why customers joined or left, as what follows "12 joined — ". */
export function causeWords(entry: Caused, context: CauseContext): Words {
  const { cause, facets, ruleRevision } = entry;
  if (cause === "clock") return ["time passed (relative date)"];
  if (cause === "rule") return ["who matches was looked at anew"];
  if (facets.includes(`segment:${context.segmentId}`)) {
    return ruleRevision === 0 ? [byHand(entry, context)] : [`${whoOf(entry)} changed the rule`];
  }
  if (cause === "import") return [`${whoOf(entry)} imported customers`];
  const inBulk = cause === "bulk" ? [" in bulk"] : [];
  return [`${whoOf(entry)} `, ...changeWords(entry, context), ...inBulk];
}

/** Who or what acted. A key to the API acts for nobody in particular. */
export function whoOf({ cause, actor }: Pick<Caused, "cause" | "actor">): string {
  if (actor) return actor.name.slice(0, 100);
  return cause === "automation" ? "an automation" : "an API key";
}

/** Of a static segment. */
function byHand(entry: Caused, { special }: CauseContext): string {
  const left = special === "cooldown" ? "warmed up again, said" : "removed by";
  const verb = entry.type === "joined" ? "added by" : left;
  const means =
    { bulk: " in bulk", import: " with an import", campaign: " with a campaign" }[entry.cause] ?? "";
  return `${verb} ${whoOf(entry)}${means}`;
}
