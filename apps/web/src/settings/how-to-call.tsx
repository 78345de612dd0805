import { Section } from "./section.tsx";

/** What a call looks like, for who writes the program. */
export function HowToCall() {
  return (
    <Section
      title="How to call"
      subtitle={
        <>
          Send the key with every request, as <code className="font-mono text-xs">Authorization: Bearer</code>
          . The procedures are those of this app.
        </>
      }
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-lg border bg-surface px-4 py-3 font-mono text-xs leading-5"
      >
        {`curl -G '${window.location.origin}/trpc/segments.list' \\
  -H 'Authorization: Bearer sk_…' \\
  --data-urlencode 'input={}'`}
      </pre>
    </Section>
  );
}
