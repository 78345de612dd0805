import { sql } from "@segments/rules";
import { IdSet } from "../id-set/id-set.ts";
import { readIdSets } from "../packed-ids.ts";
import type { Question } from "../segments/prepare.ts";
import type { SegmentChoice } from "./audience-choice.ts";
import type { AudienceSource } from "./audience-source.ts";
import { readEnrolling } from "./enrolling.ts";
import type { NamedSegment } from "./named-segments.ts";
import { type Exclusion, pourAudience, type Waterfall } from "./waterfall.ts";

/** All that an audience is made of. */
export interface AudienceRequest extends SegmentChoice {
  /** Customers beside the segments: a select of their ids in a column `id`, or a question. */
  readonly picked?: Picked | undefined;
  readonly onlyReachable: boolean;
  /** Those who are in the campaign's own segment already. */
  readonly ownSegment?: Pick<NamedSegment, "id" | "name"> | undefined;
}

export type Picked =
  | { readonly campaignId: number }
  | { readonly customerIds: readonly number[] }
  | { readonly question: Question };

export interface LoadedAudience extends Waterfall {
  /** How many each included segment has, in their order. */
  readonly includes: readonly number[];
  /** How many were picked beside them, of those who are still there. */
  readonly picked: number;
  readonly reachable: IdSet;
}

/**
 * Who is in an audience, and what each exclusion takes. Throws what reading a segment throws: an exclusion that can't be
 * read is never an empty one. `names` are of the excluded segments, in their order.
 */
export async function loadAudience(
  source: AudienceSource,
  { includeIds, excludeIds, picked, onlyReachable, ownSegment }: AudienceRequest,
  names: readonly Pick<NamedSegment, "id" | "name">[],
): Promise<LoadedAudience> {
  const excluded: (Exclusion & { readonly segmentId: number })[] = names.map(({ id, name }) => ({
    kind: "segment",
    segmentId: id,
    name,
  }));
  if (ownSegment && !excludeIds.includes(ownSegment.id)) {
    excluded.push({ kind: "ownSegment", segmentId: ownSegment.id, name: ownSegment.name });
  }
  const ids = [...includeIds, ...excluded.map(({ segmentId }) => segmentId)];
  const sets = await source.members(ids.map((segmentId) => ({ segmentId })));
  const byHand = await readPicked(source, picked);
  const reachable = await source.reachable();
  const enrolling = await readEnrolling(
    source.context,
    excluded.map(({ segmentId }) => segmentId),
  );
  const includes = sets.slice(0, includeIds.length);
  const exclusions: (Exclusion & { readonly ids: IdSet })[] = excluded.map((exclusion, index) => {
    const members = sets[includeIds.length + index];
    if (!members) throw new TypeError("an exclusion was not read");
    const coming = enrolling.get(exclusion.segmentId);
    return { ...exclusion, ids: coming ? IdSet.union([members, coming]) : members };
  });
  const included = IdSet.union(byHand ? [...includes, byHand] : includes);
  if (onlyReachable) {
    exclusions.push({ kind: "unreachable", segmentId: null, name: null, ids: included.andNot(reachable) });
  }
  return {
    ...pourAudience(included, exclusions),
    includes: includes.map(({ size }) => size),
    picked: byHand?.size ?? 0,
    reachable,
  };
}

async function readPicked({ context, members }: AudienceSource, picked: Picked | undefined) {
  if (!picked) return undefined;
  if ("question" in picked) return (await members([picked.question]))[0];
  const { orgId } = context;
  const wanted =
    "campaignId" in picked
      ? sql`select unnest(customer_ids) as id from campaign where org_id = ${orgId}::int and id = ${picked.campaignId}::int`
      : sql`select unnest(${[...picked.customerIds]}::int[]) as id`;
  const [ids] = await readIdSets(context, [
    sql`select k.id from (${wanted}) w join customer k on k.org_id = ${orgId}::int and k.id = w.id`,
  ]);
  return ids;
}
