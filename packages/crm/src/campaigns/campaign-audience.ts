import type { Context } from "../context.ts";
import { type AudienceRequest, type LoadedAudience, loadAudience, type Picked } from "./audience.ts";
import type { SegmentChoice } from "./audience-choice.ts";
import { type AudienceProblem, audienceProblems, isUnknowable } from "./audience-problems.ts";
import type { AudienceSource } from "./audience-source.ts";
import type { CampaignRow } from "./campaign-row.ts";
import { type NamedSegment, readNamedSegments } from "./named-segments.ts";
import { findOwnSegment } from "./own-segment.ts";

export interface AudienceDefinition extends SegmentChoice {
  readonly picked: Picked | undefined;
  readonly onlyReachable: boolean;
  /** The campaign's, where it has one. */
  readonly name: string | undefined;
}

export interface ExaminedAudience {
  readonly includes: readonly NamedSegment[];
  readonly excludes: readonly NamedSegment[];
  readonly problems: readonly AudienceProblem[];
  /** What is to be loaded; undefined where that can't be known. */
  readonly request: AudienceRequest | undefined;
}

/** Looks whether everything that an audience is made of can be read, before anything of it is. */
export async function examineAudience(
  context: Context,
  { includeIds, excludeIds, picked, onlyReachable, name }: AudienceDefinition,
): Promise<ExaminedAudience> {
  const named = await readNamedSegments(context, [...includeIds, ...excludeIds]);
  const includes = named.slice(0, includeIds.length);
  const excludes = named.slice(includeIds.length);
  const ownSegment = name === undefined ? undefined : await findOwnSegment(context, name);
  const problems = audienceProblems({ includes, excludes, hasPicked: picked !== undefined, ownSegment });
  const isStatic = ownSegment?.type === "static";
  return {
    includes,
    excludes,
    problems,
    request: isUnknowable(problems)
      ? undefined
      : { includeIds, excludeIds, picked, onlyReachable, ...(isStatic && { ownSegment }) },
  };
}

/** The audience of a campaign as it is saved. */
export function definitionOf(row: CampaignRow): AudienceDefinition {
  const { id, name, includeIds, excludeIds, picked, onlyReachable } = row;
  return {
    ...{ name, includeIds, excludeIds, onlyReachable },
    picked: picked > 0 ? { campaignId: id } : undefined,
  };
}

/** The audience of what was examined; undefined where that can't be known. */
export function loadExamined(
  source: AudienceSource,
  { excludes, request }: ExaminedAudience,
): Promise<LoadedAudience | undefined> {
  return request ? loadAudience(source, request, excludes) : Promise.resolve(undefined);
}
