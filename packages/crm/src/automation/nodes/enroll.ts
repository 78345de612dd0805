import type { Context } from "../../context.ts";
import type { IdSet } from "../../id-set/id-set.ts";
import { membersWithin } from "../../segments/membership.ts";
import { inSnapshot } from "../../snapshot.ts";
import { freezeIds, readFrozen } from "./enrolment.ts";

export interface EnrolRequest {
  readonly segmentId: number;
  /** Of an earlier page: what this one is of. */
  readonly snapshot?: number | undefined;
  /** Those with higher ids. */
  readonly after: number;
  /** 1 to 10,000 */
  readonly limit: number;
}

export interface EnrolPage {
  /** Ascending. */
  readonly ids: readonly number[];
  /** How many customers the segment had at the moment of the first page. */
  readonly total: number;
  /** For the next page, together with `snapshot`; null on the last. */
  readonly after: number | null;
  /** Ask with it for the other pages, within a day; null where there is but one. */
  readonly snapshot: number | null;
}

/**
 * The customers of a segment, page by page, all of the moment of the first page: who joins or leaves meanwhile changes
 * nothing. Throws NOT_FOUND (segment or snapshot), and BROKEN where the rule can't be evaluated: then nobody is enrolled.
 */
export async function enroll(context: Context, request: EnrolRequest): Promise<EnrolPage> {
  const { segmentId, snapshot, after, limit } = request;
  if (snapshot !== undefined) {
    const { ids, total } = await readFrozen(context, { id: snapshot, segmentId, after, limit: limit + 1 });
    return pageOf(ids, total, snapshot, limit);
  }
  const members = await enrolAll(context, segmentId);
  const ids = members.toArray().filter((id) => id > after);
  const frozen = ids.length > limit ? await freezeIds(context, segmentId, members) : null;
  return pageOf(ids, members.size, frozen, limit);
}

/** All customers of a segment at this moment, past what is kept in memory. Throws as {@link enroll}. */
export function enrolAll(context: Context, segmentId: number): Promise<IdSet> {
  return inSnapshot(context, (within) => membersWithin(within, { segmentId }));
}

function pageOf(found: readonly number[], total: number, snapshot: number | null, limit: number): EnrolPage {
  const ids = found.slice(0, limit);
  return { ids, total, after: found.length > limit ? (ids.at(-1) ?? null) : null, snapshot };
}
