import { type Facts, type Moment, startOfDayAgo } from "@segments/rules";
import type { Ids } from "../rules.ts";

/** `eightPredicates` of rules.ts, as one would write it for this rule alone. */
export function handWrittenEight(ids: Ids, moment: Moment): (facts: Facts) => boolean {
  const since = startOfDayAgo(moment.now, 500, "day", moment.timeZone);
  const product = ids.product("Freight Desk");
  const newsletter = ids.tag("newsletter");
  const tradeShow = ids.tag("trade-show");
  const doNotCall = ids.tag("do-not-call");
  const batch = ids.segment("Q1 batch");
  return ({ country, language, inbound, fitScore, tag, segment, company }) => {
    const isNear =
      country === "VN" || country === "US" || country === "DE" || language === "en" || language === "vi";
    if (!isNear || inbound === null || inbound < since) return false;
    const score = fitScore[product];
    const isFit = score !== undefined && score >= 40;
    if (!isFit && !tag.includes(newsletter) && !tag.includes(tradeShow)) return false;
    return !tag.includes(doNotCall) && !segment.now.includes(batch) && company !== null;
  };
}
