import type { SeedContext } from "./context.ts";
import { folded } from "./folding.ts";
import { idOf } from "./organization.ts";
import type { DemoSegment, Ids } from "./segment.ts";

const DAY = 86_400_000;

/** The organization's segments, in their order, so that a rule can name those before it. Static ones are still empty. */
export async function seedSegments(context: SeedContext): Promise<Ids["segment"]> {
  const { client, demo, ids, orgId, now } = context;
  const known: { id: number; name: string }[] = [];
  const segmentId = (name: string) => idOf(known, name);
  for (const segment of demo.segments) {
    const isStatic = "fillings" in segment;
    const rule = isStatic ? null : { version: 1, ...segment.rule({ ...ids, segment: segmentId }) };
    const { rows } = await client.query<{ id: number; name: string }>(
      `insert into segment (org_id, name, name_key, description, type, rule, rule_revision, created_by_id, created_at, updated_at, system)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10) returning id, name`,
      [
        ...[orgId, segment.name, folded(segment.name), segment.description, isStatic ? "static" : "dynamic"],
        ...[rule && JSON.stringify(rule), isStatic ? 0 : 1, ids.person(known.length % demo.people.length)],
        ...[new Date(createdAt(segment, now)), segment.system ?? null],
      ],
    );
    known.push(...rows);
    await client.query(
      `insert into segment_rule_version (org_id, segment_id, revision, rule, at, author_id)
      select org_id, id, rule_revision, rule, created_at, created_by_id from segment
      where org_id = $1 and id = $2 and rule is not null`,
      [orgId, rows[0]?.id],
    );
  }
  return segmentId;
}

/** Never after somebody was put in. */
function createdAt(segment: DemoSegment, now: number): number {
  const fillings = "fillings" in segment ? segment.fillings : [];
  return Math.min(now - segment.days * DAY, ...fillings.map(({ at }) => at(now) - DAY));
}
