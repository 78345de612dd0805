import type { Forecast } from "../../trpc.ts";

const WEEK = 7;

/** How many leave and join within the coming week. */
export function soonOf(days: Forecast["days"]): { readonly leaving: number; readonly joining: number } {
  const soon = days.slice(0, WEEK);
  return {
    leaving: soon.reduce((sum, { leaving }) => sum + leaving, 0),
    joining: soon.reduce((sum, { joining }) => sum + joining, 0),
  };
}
