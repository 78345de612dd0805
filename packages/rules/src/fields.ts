import { choice } from "./kinds/choice.ts";
import { date, lastDate } from "./kinds/date.ts";
import { flag } from "./kinds/flag.ts";
import type { AnyField } from "./kinds/kind.ts";
import { reference } from "./kinds/reference.ts";
import { score } from "./kinds/score.ts";
import { set } from "./kinds/set.ts";
import { optionalText, text } from "./kinds/text.ts";
import { sql } from "./sql.ts";
import { codesOf, ids } from "./values/options.ts";

/**
 * The catalogue: every field that a rule may ask about, one entry each. Everything else that knows of fields (builder,
 * schema, types, plan, evaluator, facts, sentences, facets, test generators) is derived from it.
 */
export const fields = {
  tag: set({
    label: "Tag",
    hint: "Tags the customer carries",
    facet: "tag",
    ask: (test) => (facts) => test(facts.tag),
    table: sql`customer_tag`,
    column: sql`tag_id`,
    value: ids("tags"),
  }),
  company: choice({
    label: "Company",
    hint: "The company the customer works for",
    facet: "company",
    ask: (test) => (facts) => test(facts.company),
    column: sql`company_id`,
    listType: sql`int[]`,
    value: ids("companies"),
  }),
  inbound: lastDate({
    label: "Inbound",
    hint: "When the customer last wrote to you",
    facet: "inbound",
    ask: (test) => (facts) => test(facts.inbound),
    verb: "last wrote",
    column: sql`last_inbound_at`,
  }),
  fitScore: score({
    label: "Fit score",
    hint: "How well the customer fits a product",
    facet: "fit",
    ask: (test) => (facts) => test(facts.fitScore),
    table: sql`fit_score`,
  }),
  country: choice({
    label: "Country",
    hint: "Where the customer is",
    facet: "country",
    ask: (test) => (facts) => test(facts.country),
    column: sql`country`,
    listType: sql`text[]`,
    value: codesOf("countries"),
  }),
  language: choice({
    label: "Language",
    hint: "The language the customer reads",
    facet: "language",
    ask: (test) => (facts) => test(facts.language),
    column: sql`language`,
    listType: sql`text[]`,
    value: codesOf("languages"),
  }),
  owner: choice({
    label: "Owner",
    hint: "The user who looks after the customer",
    facet: "owner",
    ask: (test) => (facts) => test(facts.owner),
    column: sql`owner_id`,
    listType: sql`int[]`,
    value: ids("users"),
  }),
  segment: reference({
    label: "Segment",
    hint: "Being in another segment, now or ever",
    facet: "segment",
    ask: (test) => (facts) => test(facts.segment),
  }),
  suppressed: flag({
    label: "Suppressed contact",
    hint: "An address that must not be written to",
    facet: "suppression",
    ask: (test) => (facts) => test(facts.suppressed),
    noun: "suppressed contact",
    state: "suppressed",
    table: sql`contact`,
    when: sql`suppressed_at is not null`,
  }),
  name: text({
    label: "Name",
    hint: "The customer’s name",
    facet: "name",
    ask: (test) => (facts) => test(facts.name),
    from: (org) => sql`select id from customer where org_id = ${org}`,
    folded: sql`name_folded`,
    fact: { select: sql`array[c.name]` },
  }),
  email: optionalText({
    label: "Email",
    hint: "Any of the customer’s email addresses",
    facet: "email",
    ask: (test) => (facts) => test(facts.email),
    from: (org) => sql`select customer_id as id from contact where org_id = ${org} and channel = 'email'`,
    folded: sql`address_folded`,
    fact: {
      select: sql`array(select t.address from contact t where t.org_id = c.org_id and t.customer_id = c.id and t.channel = 'email' order by t.id)`,
    },
  }),
  created: date({
    label: "Created",
    hint: "When the customer was added",
    facet: "created",
    ask: (test) => (facts) => test(facts.created),
    verb: "created",
    column: sql`created_at`,
  }),
} satisfies Record<string, AnyField>;

export type Fields = typeof fields;
export type FieldName = keyof Fields;

/** The facet that stands for who the organization's customers are at all; what a complement depends on. */
export const EVERYONE_FACET = "everyone";

/** The organization's customers, within which NOT is the complement. */
export function everyone(org: number) {
  return sql`select id from customer where org_id = ${org}`;
}

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

/** A catalogue entry with its particular types set aside, for code that treats all fields alike. */
export function fieldOf(name: FieldName): AnyField {
  return fields[name];
}
