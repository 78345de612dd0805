import type { SeedContext } from "./context.ts";
import { folded } from "./folding.ts";
import type { Ids } from "./segment.ts";

const DAY = 86_400_000;

/** The organization's campaigns and automations, all of them drafts: nothing of the demo writes to anybody by itself. */
export async function seedDrafts(context: SeedContext, segmentId: Ids["segment"]): Promise<void> {
  const { client, demo, ids, orgId, now } = context;
  const madeAt = (days: number) => new Date(now - days * DAY);
  for (const { name, description, days, include, exclude } of demo.campaigns) {
    await client.query(
      `insert into campaign (org_id, name, name_key, description, include_ids, exclude_ids, created_by_id, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [
        ...[orgId, name, folded(name), description, include.map(segmentId), exclude.map(segmentId)],
        ...[ids.person(0), madeAt(days)],
      ],
    );
  }
  for (const { name, days, definition } of demo.flows) {
    await client.query(
      `with made as (
        insert into flow (org_id, name, name_key, created_by_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
        returning id, revision
      )
      insert into flow_version (org_id, flow_id, revision, definition) select $1, id, revision, $6 from made`,
      [
        ...[orgId, name, folded(name), ids.person(0), madeAt(days)],
        JSON.stringify(definition({ ...ids, segment: segmentId })),
      ],
    );
  }
}
