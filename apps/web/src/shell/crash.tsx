import type { ErrorComponentProps } from "@tanstack/react-router";
import { Bug } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";

/** Where a page fell over; the rest of the app still stands. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const message = error instanceof Error ? error.message : String(error);
  return (
    <main id="main" className="flex-1">
      <EmptyState
        alert
        icon={Bug}
        title="This page stopped working"
        action={
          <>
            <Button onClick={reset}>Try again</Button>
            <Button variant="ghost" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </>
        }
      >
        What is saved is safe. The browser says: {message.slice(0, 300)}
      </EmptyState>
    </main>
  );
}
