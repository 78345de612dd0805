import type { Hint, LintContext } from "./hint.ts";

/** Segments that ask the same already. */
export function sameRule({ same = [] }: LintContext): Hint[] {
  return same.map(({ id, name }) => ({
    code: "sameRule",
    path: "",
    message: `The segment “${name}” has the same rule already.`,
    segment: { id, name },
  }));
}
