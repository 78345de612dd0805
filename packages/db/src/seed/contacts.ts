import { before, rowsOf, type SeedContext } from "./context.ts";
import { mailDomains, suppressionReasons } from "./words.ts";

/** Of all customers, so many have …; of those contacts, so many are suppressed. */
const EMAIL = { have: 0.92, second: 0.09, suppressed: 0.045 };
const PHONE = { have: 0.58, suppressed: 0.02 };
const CAPITALISED = 0.06;

/** Largest prime below 10^8: multiples of a number modulo a prime are all different. */
const PRIME = 99_999_989;

const COLUMNS =
  "org_id, customer_id, channel, address, address_folded, suppressed_at, suppression_reason, created_at";

/** Email addresses made of the name's Latin form, at the company's domain or a mail provider's. No two are equal. */
export function seedEmails(context: SeedContext): Promise<number> {
  const { orgId, uniform } = context;
  const draw = (purpose: string) => uniform("n", `email ${purpose}`);
  const provider = (shift: number) =>
    `($3::text[])[1 + (floor(${draw("provider")} * ${mailDomains.length})::int + ${shift}) % ${mailDomains.length}]`;
  return rowsOf(
    context,
    `with first as (
      select n, id, created_age, 0 as nth, latin, coalesce(domain, ${provider(0)}) as domain
      from demo_customer where ${draw("have")} < ${EMAIL.have}
    ), every as (
      select * from first
      union all
      select n, id, created_age, 1, latin, ${provider(1)} from demo_customer
      where ${draw("have")} < ${EMAIL.have} and ${draw("second")} < ${EMAIL.second}
    ), numbered as (
      select *, latin || coalesce(nullif(row_number() over (partition by hashtextextended(latin || '@' || domain, 0) order by n, nth), 1)::text, '') as local
      from every
    )
    insert into contact (${COLUMNS})
    select $1, c.id, 'email',
      case when ${uniform("c.n", "email capitalised")} < ${CAPITALISED} then initcap(local) else local end || '@' || domain,
      local || '@' || domain, ${suppression(context, "c.n::bigint * 2 + c.nth", "email", EMAIL.suppressed)},
      ${before(context, "c.created_age")}
    from numbered c
    order by c.n, c.nth`,
    [orgId, suppressionReasons, mailDomains],
  );
}

export function seedPhones(context: SeedContext): Promise<number> {
  const { orgId, uniform } = context;
  return rowsOf(
    context,
    `insert into contact (${COLUMNS})
    select $1, c.id, 'phone', p.number, p.number, ${suppression(context, "c.n", "phone", PHONE.suppressed)},
      ${before(context, "c.created_age")}
    from demo_customer c, lateral (select c.phone || '9' || lpad((48271 * (c.n + 1)::bigint % ${PRIME})::text, 8, '0')) as p (number)
    where ${uniform("c.n", "phone have")} < ${PHONE.have}`,
    [orgId, suppressionReasons],
  );
}

/** Two columns: when, between then and now, and why. */
function suppression(context: SeedContext, row: string, channel: string, share: number): string {
  const draw = (purpose: string) => context.uniform(row, `${channel} suppressed ${purpose}`);
  const when = before(context, `floor(c.created_age * ${draw("when")})::bigint`);
  const why = `($2::text[])[1 + floor(${draw("why")} * ${suppressionReasons.length})::int]`;
  return `case when ${draw("")} < ${share} then ${when} end, case when ${draw("")} < ${share} then ${why} end`;
}
