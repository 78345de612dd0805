import {
  all,
  any,
  type DemoSegment,
  daysAgo,
  lastTime,
  none,
  on,
  suppressedContacts,
  where,
} from "./segment.ts";

/** The segments of the trading house: those that the manual names, and some that a sales team would have. */
export const tradingSegments: readonly DemoSegment[] = [
  {
    name: "Q1 batch",
    description:
      "The fixed list for the first quarter’s calls, imported in January. Whoever has been called is taken off by hand.",
    days: 330,
    fillings: [{ at: lastTime(1, 15), cause: "import", share: 0.08, leave: 0.25 }],
  },
  {
    name: "Cooldown — Mar 2026",
    description:
      "Put here by “Exit — Cooldown” in March: too early for them. Take them out by hand when they warm up.",
    days: 270,
    fillings: [
      { at: on(2026, 3, 4), cause: "automation", share: 0.02 },
      { at: on(2026, 3, 19), cause: "automation", share: 0.015, leave: 0.1 },
    ],
  },
  {
    name: "Cooldown — asked for a pause",
    description: "They asked us to stop writing for a while. No campaign should include them.",
    days: 410,
    fillings: [
      { at: daysAgo(200), cause: "automation", share: 0.006 },
      { at: daysAgo(41), cause: "manual", share: 0.003 },
    ],
  },
  {
    name: "Already ran campaign Spring launch",
    description:
      "Got the spring launch mails. Exclude this from its sequels, so that nobody gets them twice.",
    days: 250,
    fillings: [{ at: lastTime(4, 2), cause: "automation", share: 0.12 }],
  },
  {
    name: "Customers tagged hot-lead in VN",
    description: "Hot leads at home, where the field team can visit.",
    days: 300,
    rule: (ids) =>
      all(where("tag", "containsAnyOf", [ids.tag("hot-lead")]), where("country", "isAnyOf", ["VN"])),
  },
  suppressedContacts(420),
  {
    name: "Hot leads gone quiet",
    description:
      "Hot leads in Vietnam that have not written for 30 days and were not on the first quarter’s list: call them.",
    days: 96,
    rule: (ids) =>
      all(
        where("tag", "containsAnyOf", [ids.tag("hot-lead")]),
        where("country", "isAnyOf", ["VN"]),
        where("inbound", "notSince", { last: 30, unit: "day" }),
        where("segment", "neverIn", [ids.segment("Q1 batch")]),
      ),
  },
  {
    name: "High fit for Freight Desk, unowned",
    description: "Good fits that nobody looks after. Team leads hand them out on Mondays.",
    days: 120,
    rule: (ids) =>
      all(
        where("fitScore", ">", { product: ids.product("Freight Desk"), score: 80 }),
        where("owner", "isNotSet"),
      ),
  },
  {
    name: "Summer relaunch audience",
    description:
      "Quiet hot leads and good fits, without those who got the spring launch or asked for a pause.",
    days: 60,
    rule: (ids) =>
      all(
        where("segment", "currentlyIn", [
          ids.segment("Hot leads gone quiet"),
          ids.segment("High fit for Freight Desk, unowned"),
        ]),
        where("segment", "notCurrentlyIn", [
          ids.segment("Already ran campaign Spring launch"),
          ids.segment("Cooldown — asked for a pause"),
        ]),
      ),
  },
  {
    name: "Can be written to",
    description: "Has an email address, none of its addresses is suppressed, and it is no test record.",
    days: 180,
    rule: (ids) =>
      all(
        where("email", "isSet"),
        none(
          where("suppressed", "has", "email"),
          where("tag", "containsAnyOf", [ids.tag("test-record"), ids.tag("legal-hold")]),
        ),
      ),
  },
  {
    name: "New, without a company",
    description: "Added in the last three months and not linked to a company yet: for the data clean-up.",
    days: 75,
    rule: () => all(where("created", "since", { last: 3, unit: "month" }), where("company", "isNotSet")),
  },
  {
    name: "Cross-sell: Customs Copilot or Trade Credit",
    description: "Active customers of a fitting kind that score well for one of the two add-ons.",
    days: 45,
    rule: (ids) =>
      all(
        any(
          where("fitScore", ">=", { product: ids.product("Customs Copilot"), score: 75 }),
          where("fitScore", "between", { product: ids.product("Trade Credit"), from: 60, to: 90 }),
        ),
        where("tag", "containsAnyOf", [ids.tag("importer"), ids.tag("exporter"), ids.tag("wholesale")]),
        where("inbound", "since", { last: 6, unit: "month" }),
      ),
  },
  {
    name: "Trade show, German or French",
    description: "Met at a trade show and reads German or French: for the invitation in their language.",
    days: 30,
    rule: (ids) =>
      all(where("tag", "containsAllOf", [ids.tag("trade-show")]), where("language", "isAnyOf", ["de", "fr"])),
  },
  {
    name: "Never wrote to us",
    description: "With us for more than three months and not a single message: candidates for a last call.",
    days: 20,
    rule: () => all(where("inbound", "isNotSet"), where("created", "before", { last: 3, unit: "month" })),
  },
];
