import { needs } from "./needs.ts";
import { all, last, type Template, where } from "./template.ts";

/** The examples of the manual. */
export const manualTemplates: readonly Template[] = [
  {
    id: "hot-leads-in-vietnam",
    name: "Customers tagged hot-lead in VN",
    description: "Hot leads in one country, where the field team can visit.",
    sentence: "Tag contains hot-lead, and country is Vietnam",
    needs: [needs.hotLead],
    rule: (found) =>
      all(where("tag", "containsAnyOf", found(needs.hotLead)), where("country", "isAnyOf", ["VN"])),
  },
  {
    id: "hot-leads-gone-quiet",
    name: "Hot leads gone quiet",
    description:
      "Hot leads in Vietnam that have not written for 30 days and were not on the first batch: call them.",
    sentence: "Tag contains hot-lead, country is Vietnam, no inbound for 30 days, and never in Q1 batch",
    needs: [needs.hotLead, needs.firstBatch],
    rule: (found) =>
      all(
        where("tag", "containsAnyOf", found(needs.hotLead)),
        where("country", "isAnyOf", ["VN"]),
        where("inbound", "notSince", last(30, "day")),
        where("segment", "neverIn", found(needs.firstBatch)),
      ),
  },
  {
    id: "cooldown-by-tag",
    name: "In cooldown, by tag",
    description:
      "A cooldown that ends by itself: an automation adds the tag, and taking it off or adding the one for warmed up ends it. A static “Cooldown — …” segment has to be emptied by hand instead.",
    sentence: "Tag contains cooldown, and does not contain warm-again",
    needs: [needs.coolingDown, needs.warmAgain],
    rule: (found) =>
      all(
        where("tag", "containsAnyOf", found(needs.coolingDown)),
        where("tag", "containsNoneOf", found(needs.warmAgain)),
      ),
  },
  {
    id: "campaign-without-those-who-had-it",
    name: "Hot leads for the next campaign",
    description:
      "Whom the next campaign may write to: without those in cooldown, and without those who had an earlier one.",
    sentence:
      "Tag contains hot-lead, not in a cooldown, never in Already ran campaign, no suppressed contact",
    needs: [needs.hotLead, needs.cooldowns, needs.alreadyRan],
    rule: (found) =>
      all(
        where("tag", "containsAnyOf", found(needs.hotLead)),
        where("segment", "notCurrentlyIn", found(needs.cooldowns)),
        where("segment", "neverIn", found(needs.alreadyRan)),
        where("suppressed", "hasNone", "any"),
      ),
  },
  {
    id: "high-fit",
    name: "High fit",
    description: "Customers who score more than 80 for a product.",
    sentence: "Fit score for a product is more than 80",
    needs: [needs.product],
    rule: (found) => all(where("fitScore", ">", { product: found(needs.product)[0], score: 80 })),
  },
  {
    id: "my-customers",
    name: "My customers",
    description: "Those whom I look after.",
    sentence: "Owner is you",
    needs: [],
    rule: (_, me) => all(where("owner", "isAnyOf", [me])),
  },
];
