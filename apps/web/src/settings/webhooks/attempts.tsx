import { ChevronRight } from "lucide-react";
import { formatInstant, formatMs } from "../../format.ts";
import { Ago } from "../../shell/ago.tsx";
import { useTimeZone } from "../../shell/use-session.ts";
import type { WebhookDeliveryDetail } from "../../trpc.ts";
import { CodeBlock } from "./code-block.tsx";

type Attempt = WebhookDeliveryDetail["log"][number];

interface AttemptsProps {
  readonly log: WebhookDeliveryDetail["log"];
  /** Whether the last is being made right now. */
  readonly sending: boolean;
  readonly pending: boolean;
}

/** Each call and what came of it, the last first; that one stands open. */
export function Attempts({ log, sending, pending }: AttemptsProps) {
  return (
    <>
      <h3 className="mt-6 mb-1 font-semibold">Attempts</h3>
      {log.length === 0 && (
        <p className="text-muted">
          {pending ? "None yet." : "It was never sent: its endpoint was resumed without it."}
        </p>
      )}
      <ol>
        {log.map((attempt, index) => (
          <li key={attempt.number} className="border-b last:border-b-0">
            <details open={index === 0} className="group/attempt">
              <summary className="flex min-h-9 list-none items-center gap-2 rounded-sm py-1.5 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden
                  className="size-4 shrink-0 text-muted transition-transform duration-120 group-open/attempt:rotate-90"
                />
                <Outcome attempt={attempt} underway={index === 0 && sending} />
                <span className="ml-auto text-muted">
                  <Ago iso={attempt.at} />
                </span>
              </summary>
              <AttemptDetail attempt={attempt} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

interface OutcomeProps {
  readonly attempt: Attempt;
  readonly underway: boolean;
}

function Outcome({ attempt: { number, succeeded, status }, underway }: OutcomeProps) {
  if (underway) return <span className="text-muted">Attempt {number} is being made …</span>;
  if (succeeded === null) return <span className="text-muted">Attempt {number}, broken off</span>;
  return (
    <span className="numeric">
      <span className={succeeded ? "font-medium text-success" : "font-medium text-danger"}>
        {status ?? (succeeded ? "Received" : "No answer")}
      </span>{" "}
      <span className="text-muted">attempt {number}</span>
    </span>
  );
}

function AttemptDetail({ attempt }: { readonly attempt: Attempt }) {
  const timeZone = useTimeZone();
  const { at, succeeded, headers, response, ms, problem } = attempt;
  return (
    <div className="flex flex-col gap-2 pb-3 pl-6">
      <p className="numeric text-xs text-muted">
        {formatInstant(at, timeZone)}
        {ms !== null && ` · ${formatMs(ms)}`}
      </p>
      {problem && <p className="wrap-anywhere">{problem}</p>}
      {succeeded === null && (
        <p className="text-muted">
          What came of it is not known: it is being made, or its server was stopped. In that case it is made
          again.
        </p>
      )}
      {response && (
        <>
          <h4 className="text-xs text-muted">Answer</h4>
          <CodeBlock label="Answer" wrap className="max-h-40">
            {response}
          </CodeBlock>
        </>
      )}
      {response === "" && <p className="text-xs text-muted">The answer had no body.</p>}
      {headers && (
        <>
          <h4 className="text-xs text-muted">Headers sent</h4>
          <CodeBlock label="Headers sent" wrap className="max-h-40">
            {Object.entries(headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join("\n")}
          </CodeBlock>
        </>
      )}
    </div>
  );
}
