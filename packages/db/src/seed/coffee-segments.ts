import { all, type DemoSegment, lastTime, suppressedContacts, where } from "./segment.ts";

/** The segments of the coffee roaster. They share their names with segments of the trading house, and nothing else. */
export const coffeeSegments: readonly DemoSegment[] = [
  {
    name: "Q1 batch",
    description: "Cafés to be visited in the first quarter.",
    days: 330,
    fillings: [{ at: lastTime(1, 8), cause: "import", share: 0.15, leave: 0.2 }],
  },
  suppressedContacts(360),
  {
    name: "Hot leads gone quiet",
    description: "Hot leads in the United States without a message in two weeks that were not visited yet.",
    days: 80,
    rule: (ids) =>
      all(
        where("tag", "containsAnyOf", [ids.tag("hot-lead")]),
        where("country", "isAnyOf", ["US"]),
        where("inbound", "notSince", { last: 2, unit: "week" }),
        where("segment", "neverIn", [ids.segment("Q1 batch")]),
      ),
  },
];
