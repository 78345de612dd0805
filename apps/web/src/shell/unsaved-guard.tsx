import { useBlocker } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";

interface UnsavedGuardProps {
  /** There is something that would be lost. */
  readonly dirty: boolean;
  readonly what: string;
  /** It is on its way to the server, which nothing calls back. */
  readonly saving?: boolean;
  /** It is left behind. */
  readonly onLeave?: () => void;
}

/** Asks before a page with unsaved changes is left, by link, by going back or by closing the tab. */
export function UnsavedGuard({ dirty, what, saving = false, onLeave }: UnsavedGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  // Who was signed out elsewhere would lose what signing in in another tab can save.
  const out = blocker.status === "blocked" && blocker.next.pathname === "/sign-in";
  return (
    <Dialog
      alert
      open={blocker.status === "blocked"}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={out ? "You are signed out" : saving ? "Leave while it is saved?" : "Leave without saving?"}
      description={
        out
          ? `${what} would be lost. Stay here, sign in in another tab, then save.`
          : saving
            ? `${what} may be saved all the same, or be lost. Stay here to see which.`
            : `${what} would be lost.`
      }
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              onLeave?.();
              blocker.proceed?.();
            }}
          >
            {saving ? "Leave" : "Leave without saving"}
          </Button>
          <Button variant="primary" autoFocus onClick={() => blocker.reset?.()}>
            Stay here
          </Button>
        </>
      }
    />
  );
}
