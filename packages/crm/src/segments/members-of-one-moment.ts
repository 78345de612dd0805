import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { type Members, membersOfAll } from "./membership.ts";
import type { Question } from "./prepare.ts";

/**
 * As membersOfAll, and of one and the same moment, so that the answers can be taken from each other: what is in memory is
 * used where it was read at once, and all is read anew otherwise.
 */
export async function membersOfOneMoment(
  context: Context,
  questions: readonly Question[],
): Promise<readonly (Members | CrmError)[]> {
  const answers = await membersOfAll(context, questions);
  const moments = answers.flatMap((answer) => (answer instanceof CrmError ? [] : answer.receipt.evaluatedAt));
  return new Set(moments).size <= 1 ? answers : membersOfAll(context, questions, { fresh: true });
}
