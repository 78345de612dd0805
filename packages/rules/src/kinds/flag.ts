import { type Sql, sql } from "../sql.ts";
import { type ChannelChoice, channelValue } from "../values/plain.ts";
import { type Asked, never } from "./bearing.ts";
import { type Entry, negative, positive } from "./kind.ts";

/** The channels on which it is so. */
type Fact = readonly string[];

interface Flag extends Entry<Fact> {
  /** The table of (org_id, channel, customer_id), and the condition under which a row of it counts. */
  readonly table: Sql;
  readonly when: Sql;
  /** What such a contact is called, "suppressed contact", and what it is, "suppressed". */
  readonly noun: string;
  readonly state: string;
}

/** Something that is so for at least one of a customer's contacts. */
export function flag({ table, when, noun, state, ...entry }: Flag) {
  return {
    ...entry,
    kind: "flag" as const,
    operators: {
      has: positive({
        label: "has",
        wording: { phrase: `has a ${noun}`, line: { words: "on" } },
        value: channelValue,
        set: (org, channel: ChannelChoice) =>
          sql`select distinct customer_id as id from ${table} where org_id = ${org} and ${when} and channel = any(${channel === "any" ? ["email", "phone"] : [channel]}::text[])`,
        test: (channel: ChannelChoice) =>
          channel === "any" ? (fact: Fact) => fact.length > 0 : (fact: Fact) => fact.includes(channel),
      }),
      hasNone: negative("has", "has none", { phrase: `has no ${noun}`, line: { no: true } }),
    },
    bearing: { implies: (a: Asked, b: Asked) => b.value === "any" || a.value === b.value, excludes: never },
    fact: {
      select: sql`array(select distinct t.channel from ${table} t where t.org_id = c.org_id and t.customer_id = c.id and ${when} order by 1)`,
      read: (raw: unknown) => raw as Fact,
      describe: (fact: Fact) => (fact.length === 0 ? "none" : `${state}: ${fact.join(", ")}`),
    },
  };
}
