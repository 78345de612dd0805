import type { DemoCampaign, DemoFlow } from "./draft.ts";
import { all, where } from "./segment.ts";

/** What the trading house is about to send. Nothing of it has started. */
export const tradingCampaigns: readonly DemoCampaign[] = [
  {
    name: "Summer relaunch",
    description:
      "The offer for Freight Desk, once more: without those who got it in spring, and nobody in a cooldown.",
    days: 9,
    include: ["Summer relaunch audience"],
    exclude: [
      "Already ran campaign Spring launch",
      "Cooldown — Mar 2026",
      "Cooldown — asked for a pause",
      "Suppressed contacts",
    ],
  },
  {
    name: "Trade show invitation",
    description: "The invitation to the stand, in German and French.",
    days: 3,
    include: ["Trade show, German or French"],
    exclude: ["Cooldown — asked for a pause"],
  },
];

/** The automations of the manual’s examples, to be looked at and turned on. */
export const tradingFlows: readonly DemoFlow[] = [
  {
    name: "Quiet hot leads: a week, then a cooldown",
    days: 14,
    definition: (ids) => ({
      trigger: { kind: "joined", segmentId: ids.segment("Hot leads gone quiet") },
      again: false,
      steps: [
        { kind: "wait", for: { amount: 7, unit: "days" } },
        {
          kind: "condition",
          rule: { version: 1, ...all(where("inbound", "notSince", { last: 7, unit: "day" })) },
        },
        { kind: "exitCooldown", reason: "no answer" },
      ],
    }),
  },
  {
    name: "Writes again during a cooldown: tag as warm",
    days: 12,
    definition: (ids) => ({
      trigger: { kind: "inbound" },
      again: true,
      steps: [
        {
          kind: "condition",
          rule: {
            version: 1,
            ...all(
              where("segment", "currentlyIn", [
                ids.segment("Cooldown — Mar 2026"),
                ids.segment("Cooldown — asked for a pause"),
              ]),
            ),
          },
        },
        { kind: "addTag", tagId: ids.tag("warm") },
      ],
    }),
  },
];
