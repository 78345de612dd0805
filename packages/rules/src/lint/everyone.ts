import type { Hint, LintContext } from "./hint.ts";
import { customers } from "./words.ts";

/** A rule for which all customers stand. */
export function everyone({ counts, total }: LintContext): Hint[] {
  if (total === undefined || total === 0 || counts?.get("") !== total) return [];
  return [
    { code: "everyone", path: "", message: `All ${customers(total)} match now: the rule leaves nobody out.` },
  ];
}
