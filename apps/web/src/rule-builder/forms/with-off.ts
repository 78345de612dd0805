import { offIn, type ViewGroup } from "../view-rule.ts";

/** The tree with what is off in another one at its end: a text does not show it, and loses nothing. */
export function withOff(view: ViewGroup, from: ViewGroup): ViewGroup {
  const off = offIn(from);
  return off.length === 0 ? view : { ...view, rules: [...view.rules, ...off] };
}
