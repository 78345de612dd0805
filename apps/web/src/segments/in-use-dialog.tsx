import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import type { Problem } from "../problem.ts";
import { UseList } from "./use-list.tsx";

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
      <p className="pb-2 text-sm text-muted">
        Take it out of {problem.usedBy.length === 1 ? "this" : "these"} first.
        {force && ` ${force.consequence}`}
      </p>
      <UseList users={problem.usedBy} onLeave={onClose} />
    </Dialog>
  );
}
