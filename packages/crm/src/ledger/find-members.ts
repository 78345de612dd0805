import type { Plan } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { combineSets } from "../segments/combine.ts";
import { readPredicateSets } from "../segments/predicate-sets.ts";

/** Sets read with one statement; ranges of columns are read together, however many there are. */
const BATCH = 40;

/** Who is in each of the segments by their plans, at the moment of the context's snapshot; sets that several share are read once. */
export async function findMembers(
  context: Context,
  plans: ReadonlyMap<number, Plan>,
): Promise<Map<number, IdSet>> {
  const wanted = new Map([...plans.values()].flatMap(({ sets }) => [...sets]));
  const sets = new Map<string, IdSet>();
  const all = [...wanted.values()];
  const ranges = all.filter(({ range }) => range);
  const others = all.filter(({ range }) => !range);
  const batches = ranges.length > 0 ? [ranges] : [];
  for (let from = 0; from < others.length; from += BATCH) batches.push(others.slice(from, from + BATCH));
  for (const batch of batches) {
    const found = await readPredicateSets(context, batch);
    batch.forEach(({ key }, index) => {
      sets.set(key, found[index]?.value ?? IdSet.empty);
    });
  }
  return new Map([...plans].map(([id, { expression }]) => [id, combineSets(expression, sets)]));
}
