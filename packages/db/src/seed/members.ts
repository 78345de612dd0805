import { rowsOf, type SeedContext } from "./context.ts";
import type { Filling, Ids } from "./segment.ts";

interface Batch extends Pick<Filling, "cause"> {
  readonly segment: string;
  readonly at: number;
  /** A statement that returns the `customer_id` of those who joined or left. */
  readonly write: string;
  readonly joined: boolean;
  readonly actor: number | null;
}

/**
 * Fills the static segments, batch by batch in the order of time. Each leaves the records that the CRM's own door for
 * writes leaves (packages/crm/src/changes.ts): the change, and every join and leave in the membership log.
 */
export async function seedMembers(context: SeedContext, segmentId: Ids["segment"]): Promise<number> {
  const { demo } = context;
  const batches = demo.segments.flatMap((segment) =>
    "fillings" in segment ? batchesOf(context, segment.name, segment.fillings) : [],
  );
  let rows = 0;
  for (const batch of batches.sort((a, b) => a.at - b.at))
    rows += await record(context, batch, segmentId(batch.segment));
  return rows;
}

function batchesOf(context: SeedContext, segment: string, fillings: readonly Filling[]): Batch[] {
  const { now, uniform, ids } = context;
  let taken = 0;
  return fillings.flatMap(({ at: atOf, cause, share, leave }) => {
    const at = atOf(now);
    const draw = uniform("n", segment);
    const isDrawn = `${draw} >= ${taken} and ${draw} < ${taken + share}`;
    // Whom one filling draws, no other does.
    taken += share;
    const join: Batch = {
      ...{ segment, at, cause, joined: true, actor: cause === "automation" ? null : ids.person(1) },
      write: `insert into segment_member (org_id, segment_id, customer_id, added_at)
        select $1, $2, id, $3 from demo_customer where created_age > ${now - at} and ${isDrawn} returning customer_id`,
    };
    if (leave === undefined) return [join];
    const left: Batch = {
      ...{
        segment,
        at: Math.round(at + (now - at) / 4),
        cause: "manual",
        joined: false,
        actor: ids.person(0),
      },
      write: `delete from segment_member m using demo_customer c
        where m.org_id = $1 and m.segment_id = $2 and m.added_at < $3 and c.id = m.customer_id
          and ${uniform("c.n", `${segment}: left`)} < ${leave}
        returning m.customer_id`,
    };
    return [join, left];
  });
}

function record(
  context: SeedContext,
  { at, cause, write, joined, actor }: Batch,
  segmentId: number,
): Promise<number> {
  return rowsOf(
    context,
    `with hit as (${write}),
    recorded as (
      insert into change (org_id, at, cause, actor_id, facets, customer_ids)
      select $1, $3, $4, $5, array['segment:' || $2::int], array_agg(customer_id order by customer_id) from hit having count(*) > 0
      returning id
    ),
    numbered as (
      insert into membership_sequence as s (org_id, last)
      select $1, (select count(*) from hit) where exists (select from hit)
      on conflict (org_id) do update set last = s.last + excluded.last
      returning last
    )
    insert into membership_log (org_id, seq, segment_id, customer_id, joined, change_id, at)
    select $1, numbered.last - row_number() over (order by hit.customer_id desc) + 1, $2, hit.customer_id, $6, recorded.id, $3
    from hit, recorded, numbered`,
    [context.orgId, segmentId, new Date(at), cause, actor, joined],
  );
}
