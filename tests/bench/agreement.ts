import { isDeepStrictEqual } from "node:util";

/** Two contenders gave different answers: nothing that is measured would mean anything. */
export class Disagreement extends Error {}

/** Throws {@link Disagreement} where the lists don't hold the same ids, in whatever order. */
export function sameIds(what: string, answers: ReadonlyMap<string, Iterable<number>>): void {
  const sorted = [...answers].map(([contender, ids]) => ({
    contender,
    ids: Int32Array.from(ids).sort(),
  }));
  const [first, ...others] = sorted;
  if (!first) return;
  for (const other of others) {
    if (first.ids.length === other.ids.length && first.ids.every((id, index) => id === other.ids[index]))
      continue;
    throw new Disagreement(
      `${what}: ${first.contender} finds ${first.ids.length} customers, ${other.contender} ${other.ids.length}${
        first.ids.length === other.ids.length ? ", and not the same ones" : ""
      }.`,
    );
  }
}

/** Throws {@link Disagreement} where the answers are not deeply equal. */
export function sameAnswers(what: string, answers: ReadonlyMap<string, unknown>): void {
  const [first, ...others] = answers;
  if (!first) return;
  for (const [contender, answer] of others) {
    if (isDeepStrictEqual(answer, first[1])) continue;
    throw new Disagreement(
      `${what}: ${first[0]} says ${shortly(first[1])}, ${contender} says ${shortly(answer)}.`,
    );
  }
}

function shortly(answer: unknown): string {
  const text = JSON.stringify(answer) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
