import { systemSegments } from "@segments/crm";
import { query } from "@segments/db";
import { evaluator } from "@segments/evaluator";
import {
  factsQuery,
  type Predicate,
  parseRule,
  type Rule,
  readFacts,
  referencesOf,
  type SegmentDefinition,
  toQuery,
} from "@segments/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemo, type Demo, NOW } from "../support/demo.ts";

let demo: Demo;
let database: Demo["database"];
let rows: Demo["rows"];

beforeAll(async () => {
  demo = await createDemo();
  ({ database, rows } = demo);
});
afterAll(() => demo.drop());

describe("segments", () => {
  interface Segment {
    readonly org: number;
    readonly id: number;
    readonly name: string;
    readonly description: string;
    readonly rule: unknown;
  }
  const read = () =>
    rows<Segment>("select org_id as org, id, name, description, rule from segment order by id");

  test("are those that the manual names, and others; each says why it is there", async () => {
    const segments = (await read()).filter(({ org }) => org === 1);
    const names = segments.map(({ name, rule }) => `${name} (${rule ? "dynamic" : "static"})`);
    expect(names).toEqual(
      expect.arrayContaining([
        "Q1 batch (static)",
        "Cooldown — Mar 2026 (static)",
        "Cooldown — asked for a pause (static)",
        "Already ran campaign Spring launch (static)",
        "Customers tagged hot-lead in VN (dynamic)",
        "Suppressed contacts (dynamic)",
        "Hot leads gone quiet (dynamic)",
        "High fit for Freight Desk, unowned (dynamic)",
      ]),
    );
    expect(names).toHaveLength(14);
    expect(segments.filter(({ description }) => description.length < 20)).toEqual([]);
  });

  test("have the system segment that organizations get which are not seeded", async () => {
    const seeded = await rows<Segment>(
      "select name, description, rule from segment where org_id = 1 and system = 'suppressed'",
    );
    expect(seeded).toEqual([systemSegments.suppressed]);
  });

  test("have rules that the rule package reads as they are stored, and that name what exists", async () => {
    const tables = {
      ...{ tags: "tag", companies: "company", products: "product", segments: "segment" },
      users: "org_person",
    };
    for (const { org, rule } of await read()) {
      if (rule === null) continue;
      const parsed = parseRule(rule);
      expect(parsed).toEqual({ ok: true, rule });
      if (!parsed.ok) continue;
      for (const { source, id } of referencesOf(parsed.rule)) {
        const column = source === "users" ? "person_id" : "id";
        const found = await rows(`select from ${tables[source]} where org_id = $1 and ${column} = $2`, [
          org,
          id,
        ]);
        expect(found).toHaveLength(1);
      }
    }
  });

  test("find some customers each, and never all", async () => {
    const segments = await read();
    for (const org of [1, 2]) {
      const own = segments.filter((segment) => segment.org === org);
      const definitions = own.map(({ id, name, rule }): [number, SegmentDefinition] => [
        id,
        rule ? { id, name, type: "dynamic", rule: rule as Rule } : { id, name, type: "static" },
      ]);
      const ids = (await rows<{ id: number }>("select id from customer where org_id = $1", [org])).map(
        (row) => row.id,
      );
      const facts = (await query<Record<string, unknown>>(database, toQuery(factsQuery(org, ids)))).map(
        readFacts,
      );
      const context = { now: NOW, timeZone: "Asia/Ho_Chi_Minh", segments: new Map(definitions) };
      for (const { id, name } of own) {
        const member: Predicate = { field: "segment", operator: "currentlyIn", value: [id] };
        const count = facts.filter(evaluator({ combinator: "and", rules: [member] }, context)).length;
        expect(`${name}: ${count > 0 && count < ids.length}`).toBe(`${name}: true`);
      }
    }
  });

  test("that are static have every join and leave in the membership log", async () => {
    const log = await rows<{
      org: number;
      segment: number;
      customer: number;
      joined: boolean;
      seq: number;
      at: Date;
    }>(
      `select l.org_id as org, l.segment_id as segment, l.customer_id as customer, l.joined, l.seq::int as seq, c.at
      from membership_log l join change c on c.org_id = l.org_id and c.id = l.change_id
        and l.customer_id = any(c.customer_ids) and c.facets = array['segment:' || l.segment_id]
      order by l.org_id, l.seq`,
    );
    const now = new Set<string>();
    const last = new Map<number, { seq: number; at: number }>();
    for (const { org, segment, customer, joined, seq, at } of log) {
      const previous = last.get(org) ?? { seq: 0, at: 0 };
      expect(seq).toBe(previous.seq + 1);
      expect(at.getTime()).toBeGreaterThanOrEqual(previous.at);
      last.set(org, { seq, at: at.getTime() });
      const key = `${org}/${segment}/${customer}`;
      expect(now.has(key)).toBe(!joined);
      if (joined) now.add(key);
      else now.delete(key);
    }
    const members = await rows<{ key: string }>(
      "select concat_ws('/', org_id, segment_id, customer_id) as key from segment_member",
    );
    expect(new Set(members.map(({ key }) => key))).toEqual(now);
    const sequences = await rows<{ org: number; last: number }>(
      "select org_id as org, last::int as last from membership_sequence order by 1",
    );
    expect(sequences).toEqual([...last].map(([org, { seq }]) => ({ org, last: seq })));
  });

  test("that somebody has left remember it", async () => {
    const [batch] = await rows<{ ever: number; now: number }>(
      `select (select count(distinct customer_id)::int from membership_log l where l.segment_id = s.id and joined) as ever,
        (select count(*)::int from segment_member m where m.segment_id = s.id) as now
      from segment s where org_id = 1 and name = 'Q1 batch'`,
    );
    expect(batch?.now).toBeGreaterThan(20);
    expect(batch?.ever).toBeGreaterThan((batch?.now ?? 0) + 10);
  });

  test("nobody joins before having been created, or in the future", async () => {
    const wrong = await rows(
      `select from segment_member m join customer c on c.org_id = m.org_id and c.id = m.customer_id
      join segment s on s.org_id = m.org_id and s.id = m.segment_id
      where m.added_at < c.created_at or m.added_at < s.created_at or m.added_at > $1`,
      [new Date(NOW)],
    );
    expect(wrong).toEqual([]);
  });
});
