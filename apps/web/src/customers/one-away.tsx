import { sentenceOf } from "../sentence.ts";
import type { Explanation } from "../trpc.ts";

type GroupExplanation = NonNullable<Explanation["explanation"]>;

interface OneAwayProps {
  readonly group: GroupExplanation;
  /** Paths of the predicates that decide alone. */
  readonly decisive: readonly string[];
}

/** What a customer who is not in lacks, where that is one thing. */
export function OneAway({ group, decisive }: OneAwayProps) {
  const sentences = sentencesOf(group).filter(({ path }) => decisive.includes(path));
  if (sentences.length === 0) return null;
  return (
    <p className="mt-1 text-sm wrap-anywhere">
      <strong className="font-semibold">One condition away</strong>
      {sentences.length > 1 && ", and any of these would do"}:{" "}
      {sentences.map(({ sentence }) => sentenceOf(sentence)).join(" ")}
    </p>
  );
}

function sentencesOf({ members }: GroupExplanation): { readonly path: string; readonly sentence: string }[] {
  return members.flatMap((member) => (member.type === "group" ? sentencesOf(member) : [member]));
}
