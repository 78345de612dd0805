import { coffeeSegments } from "./coffee-segments.ts";
import type { DemoCampaign, DemoFlow } from "./draft.ts";
import { coffeePlaces, type Place, tradingPlaces } from "./places.ts";
import type { DemoSegment } from "./segment.ts";
import { tradingCampaigns, tradingFlows } from "./trading-drafts.ts";
import { tradingSegments } from "./trading-segments.ts";
import { coffeeTags, productNames, tagNames } from "./words.ts";

/** What makes one organization of the demo what it is. Its customers follow from this and the seed. */
export interface DemoOrganization {
  readonly name: string;
  readonly timeZone: string;
  readonly mailDomain: string;
  readonly people: readonly string[];
  readonly places: readonly Place[];
  /** From the commonest to the rarest. */
  readonly tags: readonly string[];
  readonly products: readonly { readonly name: string; readonly share: number }[];
  readonly segments: readonly DemoSegment[];
  readonly campaigns: readonly DemoCampaign[];
  readonly flows: readonly DemoFlow[];
  readonly customers: number;
}

const FEWEST_SECOND = 300;

/**
 * Two organizations, so that keeping them apart is never a matter of luck: the trading house with the customers asked for,
 * whose first person is the one that the demo signs in, and a coffee roaster with some hundredths of that.
 */
export function demoOrganizations(customers: number): readonly DemoOrganization[] {
  return [
    {
      name: "Lotus Trading House",
      timeZone: "Asia/Ho_Chi_Minh",
      mailDomain: "lotustrading.example",
      people: [
        "Linh Phạm",
        "Minh Trần",
        "Thu Hà Nguyễn",
        "Quốc Tuấn Lê",
        "Sophie Laurent",
        "Kenji Mori",
        "Priya Nair",
        "Daniel O’Brien",
      ],
      places: tradingPlaces,
      tags: tagNames,
      products: productNames.map((name, index) => ({ name, share: [0.82, 0.68, 0.55, 0.35][index] ?? 0.3 })),
      segments: tradingSegments,
      campaigns: tradingCampaigns,
      flows: tradingFlows,
      customers,
    },
    {
      name: "Kettle & Crow Coffee",
      timeZone: "America/New_York",
      mailDomain: "kettleandcrow.example",
      people: ["Maya Rosen", "Leo Álvarez", "Grace Kim"],
      places: coffeePlaces,
      tags: coffeeTags,
      products: [
        { name: "Espresso Club", share: 0.7 },
        { name: "Office Brew", share: 0.4 },
      ],
      segments: coffeeSegments,
      campaigns: [],
      flows: [],
      customers: Math.max(FEWEST_SECOND, Math.round(customers / 40)),
    },
  ];
}
