import { needs } from "./needs.ts";
import { all, any, last, type Template, where } from "./template.ts";

/** What operators ask for most. */
export const operatorTemplates: readonly Template[] = [
  {
    id: "gone-quiet",
    name: "Gone quiet",
    description: "Wrote to us once, and not for 90 days: remind them of us.",
    sentence: "Has written before, and not in the last 90 days",
    needs: [],
    rule: () => all(where("inbound", "isSet"), where("inbound", "notSince", last(90, "day"))),
  },
  {
    id: "hot-but-unowned",
    name: "Hot but unowned",
    description: "Hot leads that nobody looks after. Hand them out.",
    sentence: "Tag contains hot-lead, and no owner",
    needs: [needs.hotLead],
    rule: (found) => all(where("tag", "containsAnyOf", found(needs.hotLead)), where("owner", "isNotSet")),
  },
  {
    id: "high-fit-without-contact",
    name: "High fit, never wrote",
    description: "Good fits from whom we have never heard: begin the conversation.",
    sentence: "Fit score for a product is at least 80, and never wrote",
    needs: [needs.product],
    rule: (found) =>
      all(
        where("fitScore", ">=", { product: found(needs.product)[0], score: 80 }),
        where("inbound", "isNotSet"),
      ),
  },
  {
    id: "suppressed-email",
    name: "Suppressed by email",
    description: "An email address of theirs must not be written to. For audits, and for calling instead.",
    sentence: "Has a suppressed email address",
    needs: [],
    rule: () => all(where("suppressed", "has", "email")),
  },
  {
    id: "in-cooldown-and-warm-again",
    name: "In cooldown and warm again",
    description: "In a cooldown, and wrote to us in the last two weeks: take them out by “Warmed up again”.",
    sentence: "Currently in a cooldown, and wrote in the last 2 weeks",
    needs: [needs.cooldowns],
    rule: (found) =>
      all(
        where("segment", "currentlyIn", found(needs.cooldowns)),
        where("inbound", "since", last(2, "week")),
      ),
  },
  {
    id: "new-this-month",
    name: "New this month",
    description: "Added in the last month: welcome them.",
    sentence: "Created in the last month",
    needs: [],
    rule: () => all(where("created", "since", last(1, "month"))),
  },
  {
    id: "waiting-for-an-answer",
    name: "Wrote this week, unowned",
    description: "Wrote in the last seven days, and nobody looks after them: answer first.",
    sentence: "Wrote in the last 7 days, and no owner",
    needs: [],
    rule: () => all(where("inbound", "since", last(7, "day")), where("owner", "isNotSet")),
  },
  {
    id: "never-wrote",
    name: "Never wrote",
    description: "Here for three months or longer, and never wrote: are the addresses right?",
    sentence: "Created before the last 3 months, and never wrote",
    needs: [],
    rule: () => all(where("created", "before", last(3, "month")), where("inbound", "isNotSet")),
  },
  {
    id: "gaps-in-the-data",
    name: "Gaps in the data",
    description: "No company, country or language: for whoever tidies up.",
    sentence: "No company, or no country, or no language",
    needs: [],
    rule: () =>
      any(where("company", "isNotSet"), where("country", "isNotSet"), where("language", "isNotSet")),
  },
  {
    id: "no-email",
    name: "Only by telephone",
    description: "Without an email address: mail campaigns don’t reach them.",
    sentence: "No email address",
    needs: [],
    rule: () => all(where("email", "isNotSet")),
  },
  {
    id: "can-be-written-to",
    name: "Can be written to",
    description: "Has an email address, and none of its addresses is suppressed.",
    sentence: "Has an email address, and no suppressed contact",
    needs: [],
    rule: () => all(where("email", "isSet"), where("suppressed", "hasNone", "any")),
  },
];
