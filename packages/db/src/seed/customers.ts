import { before, rowsOf, type SeedContext } from "./context.ts";
import { loadPlaces, SLOTS } from "./name-parts.ts";
import { unusualNames } from "./unusual-names.ts";

const MINUTE = 60_000;
const YEAR = 365 * 86_400_000;

/** One customer of so many is called something unusual, each time something else. */
const UNUSUAL = 250;

/** Of all customers, so many never wrote, or lack a company, owner, country or language. */
const SHARES = {
  silent: 0.25,
  noCompany: 0.22,
  noOwner: 0.18,
  noCountry: 0.05,
  noLanguage: 0.08,
};

/**
 * Draws an organization's customers into the temporary table demo_customer, from which all that hangs on them is derived:
 * their number `n` from 0; their ages in milliseconds: how long ago they were created and last wrote (null for never),
 * and how far back their messages reach; and the Latin form of their name, their company's domain and phone prefix.
 */
export async function drawCustomers(context: SeedContext): Promise<void> {
  const { client, demo, firstCustomer } = context;
  await loadPlaces(client, demo.places);
  await client.query(`
    create temp table demo_customer on commit drop as
    select d.n, ${firstCustomer} + d.n as id, d.created_age, d.reach_age,
      case when not d.silent then floor(d.reach_age * pow(d.quiet, 2))::bigint end as inbound_age,
      coalesce(u.text, f.text || p.separator || l.text) as name,
      coalesce(u.folded, f.folded || p.separator || l.folded) as name_folded,
      coalesce(u.latin, f.latin || '.' || l.latin) as latin,
      k.id as company_id, k.domain, p.phone, d.owner_id,
      case when not d.no_country then p.country end as country,
      case when not d.no_language then p.language end as language
    from (select *, least(created_age, ${2 * YEAR}) as reach_age from (${draws(context)}) ages) d
    join demo_place p on p.slot = d.slot
    join demo_name f on f.culture = p.culture and f.part = 'first' and f.n = floor(d.first * p.firsts)::int
    join demo_name l on l.culture = p.culture and l.part = 'last' and l.n = floor(d.last * p.lasts)::int
    left join demo_name u on u.culture = 'unusual' and u.n = d.unusual
    left join demo_company k on k.n = d.company`);
  await client.query("analyze demo_customer");
}

function draws({ demo, uniform, ids }: SeedContext): string {
  const draw = (purpose: string) => uniform("n", purpose);
  const pick = (purpose: string, count: number | string, skew = 1) =>
    `floor(${count} * pow(${draw(purpose)}, ${skew}))::int`;
  const people = demo.people.map((_, index) => ids.person(index));
  // Later customers come faster than earlier ones. The offset keeps PostgreSQL from drawing again at each mention.
  return `
    select n, ${draw("first name")} as first, ${draw("last name")} as last, ${draw("quiet")} as quiet,
      ${MINUTE} + floor(${3 * YEAR} * pow(1 - (n + ${draw("created")}) / ${demo.customers}, 1.25))::bigint as created_age,
      ${pick("place", SLOTS)} as slot,
      ${draw("silent")} < ${SHARES.silent} as silent,
      ${draw("no country")} < ${SHARES.noCountry} as no_country,
      ${draw("no language")} < ${SHARES.noLanguage} as no_language,
      case when n % ${UNUSUAL} = 7 then n / ${UNUSUAL} % ${unusualNames.length} end as unusual,
      case when ${draw("owned")} >= ${SHARES.noOwner}
        then (array[${people}])[1 + ${pick("owner", people.length, 1.4)}] end as owner_id,
      case when ${draw("employed")} >= ${SHARES.noCompany}
        then ${pick("company", "(select count(*) from demo_company)", 1.6)} end as company
    from generate_series(0, ${demo.customers - 1}) as n
    offset 0`;
}

export function seedCustomers(context: SeedContext): Promise<number> {
  return rowsOf(
    context,
    `insert into customer (org_id, id, name, name_folded, company_id, owner_id, country, language,
      last_inbound_at, created_at, updated_at)
    select $1, id, name, name_folded, company_id, owner_id, country, language,
      coalesce(${before(context, "inbound_age")}, '-infinity'), ${before(context, "created_age")},
      ${before(context, "least(created_age, inbound_age)")}
    from demo_customer`,
    [context.orgId],
  );
}
