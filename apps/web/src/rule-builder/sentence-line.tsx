import { RuleSentence } from "./rule-sentence.tsx";
import type { RuleEditor } from "./use-rule-editor.ts";

/** The rule in words, below the tree; absent while it is incomplete. */
export function SentenceLine({ editor: { parsed } }: { readonly editor: RuleEditor }) {
  if (!parsed.ok) return null;
  return (
    <p
      className="mt-4 max-w-prose border-l-2 pl-3 text-sm text-muted wrap-anywhere"
      data-testid="rule-sentence"
    >
      <RuleSentence rule={parsed.rule} />
    </p>
  );
}
