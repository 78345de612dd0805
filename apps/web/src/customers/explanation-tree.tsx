import { Check, X } from "lucide-react";
import { cn } from "../components/ui/cn.ts";
import { sentenceOf } from "../sentence.ts";
import type { Explanation } from "../trpc.ts";

type GroupExplanation = NonNullable<Explanation["explanation"]>;
type Member = GroupExplanation["members"][number];
type PredicateExplanation = Extract<Member, { type: "predicate" }>;

/** A group's members, each with whether it holds. */
export function ExplanationTree({ group }: { readonly group: GroupExplanation }) {
  const { members, combinator, not } = group;
  const how = combinator === "and" ? "All of these must hold" : "One of these is enough";
  return (
    <div className="mt-2">
      {(members.length > 1 || not) && (
        <p className="text-xs text-muted">
          {not && <strong className="font-semibold text-text">Not: </strong>}
          {not ? how.toLowerCase() : how}
        </p>
      )}
      <ul className="mt-1 flex flex-col gap-2 border-l pl-3">
        {members.map((member) => (
          <li key={member.path}>
            {member.type === "group" ? <Nested group={member} /> : <Predicate of={member} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Nested({ group }: { readonly group: GroupExplanation }) {
  return (
    <>
      <Verdict pass={group.pass} text="The group" />
      <ExplanationTree group={group} />
    </>
  );
}

function Predicate({ of: { pass, sentence, seenText, segments } }: { readonly of: PredicateExplanation }) {
  return (
    <>
      <Verdict pass={pass} text={sentenceOf(sentence)} />
      {seenText && (
        <p className="pl-5.5 text-xs text-muted wrap-anywhere">
          Seen: <bdi>{seenText.slice(0, 300)}</bdi>
        </p>
      )}
      {segments?.map(({ id, name, explanation }) => (
        <div key={id} className="mt-2 pl-5.5">
          <Verdict pass={explanation.pass} text={`In “${name.slice(0, 80)}”`} />
          <ExplanationTree group={explanation} />
        </div>
      ))}
    </>
  );
}

function Verdict({ pass, text }: { readonly pass: boolean; readonly text: string }) {
  const Icon = pass ? Check : X;
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", pass ? "text-success" : "text-danger")} />
      <span className="min-w-0 flex-1 wrap-anywhere">{text.slice(0, 500)}</span>
      <span className={cn("shrink-0 text-xs leading-5", pass ? "text-success" : "text-danger")}>
        {pass ? "holds" : "does not hold"}
      </span>
    </p>
  );
}
