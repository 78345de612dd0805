import { before, rowsOf, type SeedContext } from "./context.ts";
import { messages } from "./words.ts";

/** What a customer has written at most. */
const MOST = 40;
const PHONE = 0.15;

/** The latest message of each customer that ever wrote, and before it a few or many. None is older than its customer. */
export function seedInbound(context: SeedContext): Promise<number> {
  const { orgId, uniform } = context;
  const row = `c.n::bigint * ${MOST + 1} + i`;
  const age = `c.inbound_age + case when i = 1 then 0
    else floor((c.reach_age - c.inbound_age) * ${uniform(row, "inbound age")})::bigint end`;
  return rowsOf(
    context,
    `insert into inbound_message (org_id, customer_id, channel, body, received_at)
    select $1, c.id, case when ${uniform(row, "inbound channel")} < ${PHONE} then 'phone' else 'email' end,
      ($2::text[])[1 + floor(${uniform(row, "inbound body")} * ${messages.length})::int], ${before(context, `(${age})`)}
    from demo_customer c, generate_series(1,
      least(${MOST}, 1 + floor(-3 * ln(1 - ${uniform("c.n", "inbound count")}))::int)) as i
    where c.inbound_age is not null`,
    [orgId, messages],
  );
}
