import { type Database, query } from "@segments/db";

export interface BookEntry {
  readonly name: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly company: string | null;
  readonly owner: string | null;
  readonly contacts: readonly string[];
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly scores: Readonly<Record<string, number>>;
}

/** All that an import can write of an organization's customers, by name. */
export function contactBook(database: Database, orgId: number): Promise<BookEntry[]> {
  return query<BookEntry>(database, {
    text: `select c.name, c.country, c.language, (select k.name from company k where k.org_id = c.org_id and k.id = c.company_id) as company,
      (select p.name from person p where p.id = c.owner_id) as owner,
      array(select a.channel || ' ' || a.address || case when a.suppressed_at is not null then ' (suppressed)' else '' end from contact a where a.org_id = c.org_id and a.customer_id = c.id order by a.id) as contacts,
      array(select t.name from customer_tag x join tag t on t.org_id = x.org_id and t.id = x.tag_id where x.org_id = c.org_id and x.customer_id = c.id order by 1) as tags,
      array(select s.name from segment_member m join segment s on s.org_id = m.org_id and s.id = m.segment_id where m.org_id = c.org_id and m.customer_id = c.id order by 1) as segments,
      (select coalesce(json_object_agg(p.name, f.score), '{}') from fit_score f join product p on p.org_id = f.org_id and p.id = f.product_id where f.org_id = c.org_id and f.customer_id = c.id) as scores
      from customer c where c.org_id = $1 order by c.name, c.id`,
    values: [orgId],
  });
}
