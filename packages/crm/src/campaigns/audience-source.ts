import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { membersOfAll, membersOfAllWithin } from "../segments/membership.ts";
import type { Question } from "../segments/prepare.ts";
import type { SnapshotContext } from "../snapshot.ts";
import { reachableCustomers, readReachable } from "./reachable.ts";

/** Where an audience takes its sets from. What can't be known is thrown: never an empty set in its place. */
export interface AudienceSource {
  readonly context: Context;
  members(questions: readonly Question[]): Promise<readonly IdSet[]>;
  reachable(): Promise<IdSet>;
}

/** As things are now, and no older than any other answer: for looking. */
export function currentSource(context: Context): AudienceSource {
  return {
    context,
    async members(questions) {
      const answers = await membersOfAll(context, questions);
      return answers.map((answer) => {
        if (answer instanceof CrmError) throw answer;
        return answer.ids;
      });
    },
    reachable: () => reachableCustomers(context),
  };
}

/** All of the one moment that the snapshot sees: for starting. */
export function snapshotSource(context: SnapshotContext): AudienceSource {
  return {
    context,
    members: (questions) => membersOfAllWithin(context, questions),
    reachable: () => readReachable(context),
  };
}
