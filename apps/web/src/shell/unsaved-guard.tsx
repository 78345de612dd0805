import { useBlocker } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";

interface UnsavedGuardProps {
  /** There is something that would be lost. */
  readonly dirty: boolean;
  readonly what: string;
}

/** Asks before a page with unsaved changes is left, by link, by going back or by closing the tab. */
export function UnsavedGuard({ dirty, what }: UnsavedGuardProps) {
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
      title={out ? "You are signed out" : "Leave without saving?"}
      description={
        out
          ? `${what} would be lost. Stay here, sign in in another tab, then save.`
          : `${what} would be lost.`
      }
      footer={
        <>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            Leave without saving
          </Button>
          <Button variant="primary" autoFocus onClick={() => blocker.reset?.()}>
            Stay here
          </Button>
        </>
      }
    />
  );
}
