import { type Sql, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { SegmentName } from "../segments/segment-name.ts";
import type { SegmentChoice } from "./audience-choice.ts";

interface Stored extends SegmentChoice {
  readonly named: SegmentName;
  readonly description: string;
  /** Picked by hand, as an array. */
  readonly customerIds: Sql;
  readonly onlyReachable: boolean;
}

/** Inserts a draft and returns its id; undefined where the name is taken. */
export async function insertCampaign(
  write: Write,
  { named, description, includeIds, excludeIds, customerIds, onlyReachable }: Stored,
): Promise<number | undefined> {
  const { orgId, actorId } = write.context;
  const [row] = await write.query<{ id: number }>(sql`
    insert into campaign (org_id, name, name_key, description, include_ids, exclude_ids, customer_ids, only_reachable, created_by_id)
    values (${orgId}::int, ${named.name}, ${named.key}, ${description}, ${[...includeIds]}::int[], ${[...excludeIds]}::int[],
      ${customerIds}, ${onlyReachable}::bool, ${actorId}::int)
    on conflict (org_id, name_key) do nothing
    returning id`);
  return row?.id;
}
