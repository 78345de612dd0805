import { rowsOf, type SeedContext } from "./context.ts";
import { walkOf } from "./random.ts";

/** On 48 % of the customers is the commonest tag; the next ones follow Zipf's law, and the rarest are on a few. */
function shareOf(rank: number, tags: number): number {
  const zipf = 0.48 / rank ** 0.75;
  const rare = Math.max(0, rank - tags * 0.7) / (tags * 0.3);
  return zipf * 10 ** (-2.2 * rare);
}

export function seedTags(context: SeedContext): Promise<number> {
  const { demo, ids, firstCustomer, orgId, random } = context;
  const tags = demo.tags.map((name, index) => ({
    id: ids.tag(name),
    ...walkOf(random, demo.customers, shareOf(index + 1, demo.tags.length)),
  }));
  return rowsOf(
    context,
    `insert into customer_tag (org_id, tag_id, customer_id)
    select $1, t.id, $2 + (t.start + i * t.step) % $3
    from jsonb_to_recordset($4::jsonb) as t (id int, start bigint, step bigint, count int), generate_series(0, t.count - 1) as i`,
    [orgId, firstCustomer, demo.customers, JSON.stringify(tags)],
  );
}
