import { Link } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { countOf } from "../format.ts";
import type { Problem } from "../problem.ts";

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
        {countOf(users.length, "segment")} {users.length === 1 ? "names" : "name"} it in{" "}
        {users.length === 1 ? "its rule" : "their rules"}.{force && ` ${force.consequence}`}
      </p>
      <ul className="mt-2 flex flex-col">
        {users.map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/crm/segments/$id/rules"
              params={{ id }}
              onClick={onClose}
              className="block truncate rounded-md px-2 py-1.5 text-accent-text hover:bg-hover"
            >
              {name.slice(0, 200)}
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
