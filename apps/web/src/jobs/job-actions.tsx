import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import type { Job } from "../trpc.ts";
import { cancelJob, undoJob } from "./job-verbs.ts";
import { canUndo } from "./job-words.ts";

interface JobActionsProps {
  readonly job: Job;
  /** Tells its buttons apart from those of other jobs. */
  readonly title: string;
}

/** What can be done with a job: Cancel while it runs; then Undo, and the files there are. */
export function JobActions({ job, title }: JobActionsProps) {
  const [busy, setBusy] = useState(false);
  const { id, kind, state, done, files } = job;

  async function perform(verb: (id: number) => Promise<void>) {
    setBusy(true);
    await verb(id);
    setBusy(false);
  }

  if (state === "running") {
    return (
      <GuardedButton
        verb="jobs.cancel"
        size="sm"
        disabled={busy}
        aria-label={`Cancel: ${title}`}
        onClick={() => void perform(cancelJob)}
      >
        Cancel
      </GuardedButton>
    );
  }
  return (
    <>
      {canUndo(job) && (
        <GuardedButton
          verb="jobs.undo"
          size="sm"
          disabled={busy}
          aria-label={`Undo: ${title}`}
          onClick={() => void perform(undoJob)}
        >
          Undo
        </GuardedButton>
      )}
      {kind === "bulk" && done > 0 && (
        <FileLink href={`/files/jobs/${id}/result.csv`} label="Result file" of={title} />
      )}
      {files.map((file) => (
        <FileLink key={file.id} href={`/files/${file.id}`} label={file.name} of={title} />
      ))}
    </>
  );
}

interface FileLinkProps {
  readonly href: string;
  readonly label: string;
  readonly of: string;
}

function FileLink({ href, label, of }: FileLinkProps) {
  return (
    <Button asChild size="sm" variant="ghost" className="max-w-48 min-w-0">
      <a href={href} download aria-label={`${label}: ${of}`} title={label}>
        <Download aria-hidden />
        <span className="truncate">{label}</span>
      </a>
    </Button>
  );
}
