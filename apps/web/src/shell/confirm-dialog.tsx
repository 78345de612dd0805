import { type ReactNode, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { problemOf } from "../problem.ts";

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and what stays. */
  readonly description: ReactNode;
  readonly verb: string;
  /** The way back; "Cancel" where nothing is said. */
  readonly stay?: string;
  readonly onClose: () => void;
  /** The dialog closes when it is done, and says what was refused. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something that can't be undone. */
export function ConfirmDialog({
  title,
  description,
  verb,
  stay = "Cancel",
  onClose,
  onConfirm,
}: ConfirmDialogProps) {
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });

  async function confirm() {
    setState({ busy: true });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).message });
    }
  }

  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} autoFocus>
            {stay}
          </Button>
          <Button variant="danger" disabled={state.busy} onClick={() => void confirm()}>
            {verb}
          </Button>
        </>
      }
    >
      {state.problem && (
        <p role="alert" className="text-sm text-danger">
          {state.problem}
        </p>
      )}
    </Dialog>
  );
}
