import type { Names } from "@segments/rules";
import { knownLabels, learnNames, nameKey } from "../rule-builder/name-store.ts";
import { bySource, type Wanted } from "../rule-builder/wanted.ts";
import { type Job, queryClient, trpc } from "../trpc.ts";

/** The tags, people and segments that jobs are about. */
export function wantedByJobs(jobs: readonly Pick<Job, "input">[]): Wanted[] {
  const wanted = new Map<string, Wanted>();
  const want = (source: Wanted["source"], value: number) =>
    wanted.set(nameKey(source, value), { source, value });
  for (const { input } of jobs) {
    for (const id of input.tagIds ?? []) want("tags", id);
    if (input.ownerId) want("users", input.ownerId);
    if (input.segmentId) want("segments", input.segmentId);
  }
  return [...wanted.values()];
}

/** What these are called, those known already and the others from the server. */
export async function namesOfJob(job: Job): Promise<Names> {
  const unknown = wantedByJobs([job]).filter(
    ({ source, value }) => !knownLabels().has(nameKey(source, value)),
  );
  if (unknown.length > 0) {
    const { names } = await queryClient.fetchQuery(
      trpc.options.names.queryOptions({ wanted: bySource(unknown) }),
    );
    learnNames(names);
  }
  return (source, value) => knownLabels().get(nameKey(source, value));
}
