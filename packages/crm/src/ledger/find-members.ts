import type { Plan } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { combineSets } from "../segments/combine.ts";
import { readPredicateSets } from "../segments/predicate-sets.ts";

/** Sets read with one statement. */
const BATCH = 40;

/** Who is in each of the segments by their plans, at the moment of the context's snapshot; sets that several share are read once. */
export async function findMembers(
  context: Context,
  plans: ReadonlyMap<number, Plan>,
): Promise<Map<number, IdSet>> {
  const wanted = new Map([...plans.values()].flatMap(({ sets }) => [...sets]));
  const sets = new Map<string, IdSet>();
  const all = [...wanted.values()];
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const found = await readPredicateSets(context, batch);
    batch.forEach(({ key }, index) => {
      sets.set(key, found[index]?.value ?? IdSet.empty);
    });
  }
  return new Map([...plans].map(([id, { expression }]) => [id, combineSets(expression, sets)]));
}
