import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import type { Problem } from "../problem.ts";
import { type Use, UseLink } from "./use-link.tsx";

interface InUseDialogProps {
  readonly title: string;
  readonly problem: Problem;
  readonly onClose: () => void;
  readonly force?: {
    readonly label: string;
    readonly consequence: string;
    readonly onForce: () => void;
    readonly pending: boolean;
  };
}

/** Why something can't go yet: what refers to it, each a link to where that can be changed. */
export function InUseDialog({ title, problem, onClose, force }: InUseDialogProps) {
  const users = problem.usedBy;
  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={problem.message}
      footer={
        <>
          {force && (
            <Button variant="danger" disabled={force.pending} onClick={force.onForce} className="mr-auto">
              {force.label}
            </Button>
          )}
          <Button onClick={onClose} autoFocus>
            Close
          </Button>
        </>
      }
    >
      <p className="text-sm text-muted">
        What refers to it, and where that can be changed.{force && ` ${force.consequence}`}
      </p>
      <ul className="mt-2 flex flex-col">
        {users.map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <UseLink
              use={use as Use}
              onClick={onClose}
              className="flex items-baseline gap-2 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <bdi className="min-w-0 truncate text-accent-text">{use.name.slice(0, 200)}</bdi>
              <span className="ml-auto shrink-0 text-xs text-muted">{use.kind}</span>
            </UseLink>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
