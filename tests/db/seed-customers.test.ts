import { fold, nameKey } from "@segments/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CUSTOMERS, createDemo, type Demo, NOW } from "../support/demo.ts";

let demo: Demo;
let rows: Demo["rows"];
let one: Demo["one"];

beforeAll(async () => {
  demo = await createDemo();
  ({ rows, one } = demo);
});
afterAll(() => demo.drop());

describe("organizations", () => {
  test("there are two, and nothing of one refers to the other", async () => {
    const organizations = await rows(
      `select o.name, o.time_zone as zone, (select count(*)::int from customer c where c.org_id = o.id) as customers,
        (select count(*)::int from org_person p where p.org_id = o.id) as people
      from organization o order by id`,
    );
    expect(organizations).toEqual([
      { name: "Lotus Trading House", zone: "Asia/Ho_Chi_Minh", customers: CUSTOMERS, people: 8 },
      { name: "Kettle & Crow Coffee", zone: "America/New_York", customers: 300, people: 3 },
    ]);
  });

  test("the same names of segments and tags exist in both", async () => {
    const shared = (table: string) =>
      rows<{ name: string }>(
        `select name from ${table} group by name having count(distinct org_id) = 2 order by 1`,
      );
    expect((await shared("segment")).map(({ name }) => name)).toEqual([
      "Hot leads gone quiet",
      "Q1 batch",
      "Suppressed contacts",
    ]);
    expect((await shared("tag")).map(({ name }) => name)).toContain("hot-lead");
  });
});

describe("text", () => {
  test("every stored folded form is the rule package's", async () => {
    const texts = await rows<{ text: string; folded: string }>(
      `select name as text, name_folded as folded from customer
      union all select address, address_folded from contact`,
    );
    expect(texts.length).toBeGreaterThan(CUSTOMERS * 2);
    expect(texts.filter(({ text, folded }) => fold(text) !== folded)).toEqual([]);
    const names = await rows<{ name: string; key: string }>(
      "select name, name_key as key from tag union all select name, name_key from segment",
    );
    expect(names.filter(({ name, key }) => nameKey(name) !== key)).toEqual([]);
  });

  test("names are also right-to-left, very long, quoted, decomposed, and of emoji", async () => {
    const names = (await rows<{ name: string }>("select name from customer where org_id = 1")).map(
      ({ name }) => name,
    );
    const unusual = [/[\u0590-\u08ff]/, /\p{Emoji_Presentation}/u, /["'<>]/, /.{300}/, /\u0302\u0303/, /^.$/];
    for (const pattern of unusual) expect(names.filter((name) => pattern.test(name))).not.toEqual([]);
  });

  test("addresses are unique, and made of Latin letters", async () => {
    const { total, different, plain } = await one<Record<string, number>>(
      `select count(*)::int as total, count(distinct (org_id, address_folded))::int as different,
        (count(*) filter (where address_folded ~ '^[a-z0-9.]+@[a-z0-9]+\\.example$' or address ~ '^\\+[0-9]{10,13}$'))::int as plain
      from contact`,
    );
    expect(different).toBe(total);
    expect(plain).toBe(total);
  });
});

describe("what customers have, and lack", () => {
  test("every gap is there", async () => {
    const { total, ...gaps } = await one<Record<string, number>>(
      `select count(*)::int as total,
        (count(*) filter (where company_id is null))::int as company, (count(*) filter (where owner_id is null))::int as owner,
        (count(*) filter (where country is null))::int as country, (count(*) filter (where language is null))::int as language,
        (count(*) filter (where last_inbound_at = '-infinity'))::int as inbound,
        (count(*) filter (where not exists (select from customer_tag t where t.customer_id = c.id)))::int as tags,
        (count(*) filter (where not exists (select from fit_score s where s.customer_id = c.id)))::int as scores,
        (count(*) filter (where not exists (select from contact k where k.customer_id = c.id)))::int as contacts
      from customer c where org_id = 1`,
    );
    expect(total).toBe(CUSTOMERS);
    for (const gap of Object.values(gaps)) expect(gap).toBeGreaterThan(10);
    expect((gaps.inbound ?? 0) / CUSTOMERS).toBeCloseTo(0.25, 1);
  });

  test("tags are skewed: the commonest is on 48 %, the rarest on a few", async () => {
    const counts = (
      await rows<{ count: number }>(
        `select count(c.customer_id)::int as count from tag t left join customer_tag c on c.tag_id = t.id
        where t.org_id = 1 group by t.id order by t.id`,
      )
    ).map(({ count }) => count);
    expect(counts[0]).toBe(0.48 * CUSTOMERS);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)).toBeLessThan(5);
  });

  test("scores lie from 0 to 100, and some are 0 or have a decimal", async () => {
    const scores = await one<Record<string, number>>(
      `select min(score) as least, max(score) as most, (count(*) filter (where score = 0))::int as zero,
        (count(*) filter (where score <> floor(score)))::int as decimal, count(distinct product_id)::int as products
      from fit_score where org_id = 1`,
    );
    expect(scores).toMatchObject({ least: 0, most: 100, products: 4 });
    expect(scores.zero).toBeGreaterThan(10);
    expect(scores.decimal).toBeGreaterThan(100);
  });

  test("some contacts are suppressed, each with a reason and after it was added", async () => {
    const { suppressed, wrong } = await one<Record<string, number>>(
      `select (count(*) filter (where suppressed_at is not null))::int as suppressed,
        (count(*) filter (where (suppressed_at is null) <> (suppression_reason is null)
          or suppressed_at not between created_at and to_timestamp(${NOW / 1000})))::int as wrong
      from contact where org_id = 1`,
    );
    expect(suppressed).toBeGreaterThan(20);
    expect(wrong).toBe(0);
  });
});

describe("times", () => {
  test("the last inbound is the latest message, none is older than its customer, and nothing is in the future", async () => {
    const wrong = await rows(
      `select c.id from customer c
      left join (select org_id, customer_id, min(received_at) as first, max(received_at) as last
        from inbound_message group by 1, 2) m on m.org_id = c.org_id and m.customer_id = c.id
      where c.last_inbound_at <> coalesce(m.last, '-infinity') or m.first < c.created_at or m.last > $1 or c.created_at > $1`,
      [new Date(NOW)],
    );
    expect(wrong).toEqual([]);
  });

  test("messages reach back two years, customers three", async () => {
    const { messages, customers, recent } = await one<Record<string, number>>(
      `select (extract(epoch from to_timestamp(${NOW / 1000}) - min(received_at)) / 86400)::float8 as messages,
        (select extract(epoch from to_timestamp(${NOW / 1000}) - min(created_at)) / 86400 from customer)::float8 as customers,
        (select (count(*) filter (where last_inbound_at >= to_timestamp(${NOW / 1000}) - interval '30 days'))::float8 / count(*) from customer) as recent
      from inbound_message`,
    );
    expect(messages).toBeGreaterThan(650);
    expect(messages).toBeLessThanOrEqual(730);
    expect(customers).toBeGreaterThan(1000);
    expect(customers).toBeLessThanOrEqual(1096);
    expect(recent).toBeGreaterThan(0.1);
    expect(recent).toBeLessThan(0.5);
  });
});
