import type { ReactNode } from "react";
import type { Use } from "../../problem.ts";
import type { RuleComparison } from "../../trpc.ts";
import { quoted } from "../quoted.ts";

/** Names beyond these are counted. */
const MOST = 4;
const kinds = ["segment", "campaign", "automation"] as const;

/** What refers to the segment, and so goes by the new rule; and which webhooks hear of it. */
export function WhoNotices({ comparison: { users, listeners } }: { readonly comparison: RuleComparison }) {
  const webhooks = [...users.filter(({ kind }) => kind === "webhook"), ...listeners];
  const going = kinds.flatMap((kind) => {
    const some = users.filter((use) => use.kind === kind);
    return some.length > 0 ? [{ kind, some }] : [];
  });
  return (
    <section aria-label="Who notices" className="mt-4 border-t pt-3 text-sm">
      <h3 className="text-xs font-medium text-muted">Who notices</h3>
      {going.length === 0 && webhooks.length === 0 && (
        <p className="mt-1">Nothing refers to this segment, and no webhook listens to it.</p>
      )}
      <ul>
        {going.map(({ kind, some }) => (
          <Line key={kind} uses={some} label={`${some.length} ${kind}${some.length === 1 ? "" : "s"}`}>
            {some.length === 1 ? "goes" : "go"} by the new rule at once
          </Line>
        ))}
        {webhooks.length > 0 && (
          <Line
            uses={webhooks}
            label={`${webhooks.length} ${webhooks.length === 1 ? "webhook" : "webhooks"}`}
          >
            {webhooks.length === 1 ? "hears" : "hear"} of it only if you tell those who listen
          </Line>
        )}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly uses: readonly Use[];
  readonly label: string;
  readonly children: ReactNode;
}

function Line({ uses, label, children }: LineProps) {
  const names = uses.slice(0, MOST).map(({ name }) => quoted(name));
  const others = uses.length - names.length;
  return (
    <li className="mt-1 wrap-anywhere">
      <span className="numeric font-medium">{label}</span> {children}:{" "}
      <span className="text-muted">
        {names.join(", ")}
        {others > 0 && ` and ${others} more`}
      </span>
    </li>
  );
}
