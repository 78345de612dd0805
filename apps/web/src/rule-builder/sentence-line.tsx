import { useBuilder } from "./builder-context.ts";
import { RuleSentence } from "./rule-sentence.tsx";
import type { RuleEditor } from "./use-rule-editor.ts";
import { wordsOf } from "./words.ts";

/** The rule in words, below the tree, with what is off in brackets; absent while there is nothing to say. */
export function SentenceLine({ editor: { parsed, off } }: { readonly editor: RuleEditor }) {
  const { names } = useBuilder();
  if (!parsed.ok && off.length === 0) return null;
  return (
    <p
      className="mt-4 max-w-prose border-l-2 pl-3 text-sm text-muted wrap-anywhere"
      data-testid="rule-sentence"
    >
      {parsed.ok && <RuleSentence rule={parsed.rule} />}
      {off.map((predicate) => (
        <span key={predicate.id}> ({wordsOf(predicate, names.names)})</span>
      ))}
    </p>
  );
}
