import { sql } from "@segments/rules";
import { change, type Write } from "../../changes.ts";
import type { Context, Services } from "../../context.ts";
import { run } from "../../run.ts";
import { announceFlows } from "./channel.ts";
import type { FlowDefinition } from "./definition.ts";
import { insertRuns } from "./insert-runs.ts";

/** How many entries of the feed are taken at once. */
const PAGE = 5_000;

interface Behind {
  readonly orgId: number;
  readonly flowId: number;
  readonly timeZone: string;
}

/**
 * Begins the runs that joining and leaving segments set off, a page of the feed for each automation. Runs and how far the
 * automation has come are written together: a process that is killed loses and doubles nothing. False where there was
 * nothing to do.
 */
export async function startFlowRuns(services: Services): Promise<boolean> {
  const behind = await run<Behind>(
    { services },
    sql`
      select f.org_id as "orgId", f.id as "flowId", o.time_zone as "timeZone"
      from flow f join membership_sequence s on s.org_id = f.org_id join organization o on o.id = f.org_id
      where f.state = 'on' and s.last > f.cursor`,
  );
  const problems: unknown[] = [];
  for (const { orgId, flowId, timeZone } of behind) {
    const context: Context = { services, orgId, actorId: null, now: services.cache.clock(), timeZone };
    // One that can't go on holds up no other.
    await change(context, "automation", (write) => takePage(write, flowId)).catch((error: unknown) =>
      problems.push(error),
    );
  }
  if (problems.length > 0) throw problems[0];
  return behind.length > 0;
}

interface Place {
  readonly revision: number;
  readonly definition: FlowDefinition;
  readonly onSince: Date;
  readonly cursor: number;
  /** The feed's last position. */
  readonly last: number;
}

async function takePage(write: Write, flowId: number): Promise<void> {
  const { orgId, now } = write.context;
  // Of two processes the second waits here, and then sees how far the first came.
  const [flow] = await write.query<Place>(sql`
    select f.revision, v.definition, f.on_since as "onSince", f.cursor::float8 as cursor,
      (select s.last::float8 from membership_sequence s where s.org_id = f.org_id) as last
    from flow f join flow_version v on v.org_id = f.org_id and v.flow_id = f.id and v.revision = f.revision
    where f.org_id = ${orgId}::int and f.id = ${flowId}::int and f.state = 'on' for no key update of f`);
  if (!flow) return;
  const { trigger, again } = flow.definition;
  // What waited for another process may have been told an older last position than that one reached.
  const last = Math.max(flow.last, flow.cursor);
  let reached = last;
  if (trigger.kind !== "inbound") {
    const page = await write.query<{ seq: number }>(sql`
      select l.seq::float8 as seq from membership_log l
      where l.org_id = ${orgId}::int and l.segment_id = ${trigger.segmentId}::int
        and l.seq > ${flow.cursor}::int8 and l.seq <= ${last}::int8
      order by l.seq offset ${PAGE - 1}::int limit 1`);
    reached = page[0]?.seq ?? last;
    const starts = sql`
      select distinct on (l.customer_id) ${flowId}::int as flow_id, ${flow.revision}::int as revision, ${again}::bool as again,
        l.customer_id, l.seq
      from membership_log l join change c on c.org_id = l.org_id and c.id = l.change_id
      join customer k on k.org_id = l.org_id and k.id = l.customer_id
      where l.org_id = ${orgId}::int and l.segment_id = ${trigger.segmentId}::int and l.joined = ${trigger.kind === "joined"}::bool
        and l.seq > ${flow.cursor}::int8 and l.seq <= ${reached}::int8 and c.at >= ${flow.onSince}::timestamptz
      order by l.customer_id, l.seq`;
    const begun = await write.query(insertRuns(orgId, starts, now));
    if (begun.length > 0) await write.query(announceFlows(orgId));
  }
  await write.query(
    sql`update flow set cursor = ${reached}::int8 where org_id = ${orgId}::int and id = ${flowId}::int`,
  );
}
