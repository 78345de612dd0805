import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { formatNumber } from "../../format.ts";
import { sentenceOf } from "../../sentence.ts";
import { Ago } from "../../shell/ago.tsx";
import type { RuleVersion } from "../../trpc.ts";

interface VersionRowProps {
  readonly version: RuleVersion;
  readonly current: boolean;
  readonly onRestore: ((version: RuleVersion) => void) | undefined;
}

/** Longer sentences are cut: the whole rule can be looked at in the builder. */
const LONGEST = 600;

/** One saved rule: by whom, when, in words, and who joined and left by it. */
export function VersionRow({ version, current, onRestore }: VersionRowProps) {
  const { revision, sentence, author, at, joined, left, restoredFrom, problem } = version;
  return (
    <li className="py-3.5">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 className="numeric font-medium">Revision {revision}</h3>
        {current && <Badge tone="accent">Saved now</Badge>}
        {joined !== null && left !== null && <Moved joined={joined} left={left} />}
        {onRestore && !current && (
          <Button
            size="sm"
            className="ml-auto"
            aria-label={`${problem ? "Repair" : "Restore"} revision ${revision}`}
            onClick={() => onRestore(version)}
          >
            {problem ? "Open to repair" : "Restore"}
          </Button>
        )}
      </div>
      <p className="mt-0.5 text-xs text-muted">
        {author ? <bdi>{author.name.slice(0, 100)}</bdi> : "Nobody known"}, <Ago iso={at} />
        {restoredFrom !== null && ` · put back from revision ${restoredFrom}`}
      </p>
      <p dir="auto" className="mt-1.5 text-sm wrap-anywhere">
        {sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)}…` : sentence}
      </p>
      {problem && (
        <p className="mt-1 text-sm text-danger">Can’t be put back as it is: {sentenceOf(problem)}</p>
      )}
    </li>
  );
}

function Moved({ joined, left }: { readonly joined: number; readonly left: number }) {
  if (joined === 0 && left === 0) return <span className="text-sm text-muted">Nobody moved</span>;
  return (
    <span className="numeric flex gap-2 text-sm">
      {joined > 0 && <span className="text-success">+{formatNumber(joined)} joined</span>}
      {left > 0 && <span className="text-danger">−{formatNumber(left)} left</span>}
    </span>
  );
}
