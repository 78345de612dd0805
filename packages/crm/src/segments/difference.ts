import type { Rule } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { readFilter } from "./check-rule.ts";
import { membersOfOneMoment } from "./members-of-one-moment.ts";
import type { Members } from "./membership.ts";

type Some = Pick<Members, "ids" | "plan">;

/** A segment by its saved rule and by another one, and who is in one of them only. */
export interface Difference {
  /** Why that can't be known, where the saved rule is broken. */
  readonly before: Members | CrmError;
  readonly after: Members;
  readonly joining: Some | null;
  readonly leaving: Some | null;
}

/** Throws what stands in the way of the new rule: NOT_FOUND, INVALID. */
export async function differenceOf(context: Context, segmentId: number, rule: Rule): Promise<Difference> {
  const [before, after] = await membersOfOneMoment(context, [{ segmentId }, { rule }]);
  if (!before || !after || after instanceof CrmError) throw after;
  if (before instanceof CrmError) return { before, after, joining: null, leaving: null };
  return {
    before,
    after,
    joining: { ids: after.ids.andNot(before.ids), plan: after.plan },
    leaving: { ids: before.ids.andNot(after.ids), plan: before.plan },
  };
}

/** How many join and leave when a rule takes the place of the one of this revision. */
export interface Moved {
  readonly from: number;
  readonly joined: number;
  readonly left: number;
}

/** For the record of a rule that is being saved; undefined where it can't be known. Never in the way of saving. */
export async function moveOf(
  context: Context,
  segmentId: number,
  input: unknown,
): Promise<Moved | undefined> {
  try {
    const { before, joining, leaving } = await differenceOf(context, segmentId, readFilter(input));
    if (before instanceof CrmError || !joining || !leaving) return undefined;
    return { from: before.receipt.ruleRevision ?? 0, joined: joining.ids.size, left: leaving.ids.size };
  } catch (error) {
    if (error instanceof CrmError) return undefined;
    throw error;
  }
}
